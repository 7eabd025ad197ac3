"""Makes apps/web/src/ui/fonts/noto-sans-arabic-letters.woff2: the letters of Uyghur and of Arabic, all weights, 33 kB
instead of 166. Run it again when @fontsource-variable/noto-sans-arabic changes:

    pip install fonttools brotli && python3 scripts/subset-uyghur-font.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "node_modules/@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2"
TARGET = ROOT / "apps/web/src/ui/fonts/noto-sans-arabic-letters.woff2"

# The same list stands as unicode-range in apps/web/src/ui/styles/tokens.css.
UYGHUR = "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيـ،؛؟٪"
ARABIC = range(0x0621, 0x0653)
JOINERS = (0x200C, 0x200D)

font = TTFont(SOURCE)
options = Options()
options.layout_features = ["*"]
options.hinting = False
options.notdef_outline = True
options.name_IDs = ["*"]
subsetter = Subsetter(options)
subsetter.populate(unicodes=[0x20, *map(ord, UYGHUR), *ARABIC, *JOINERS])
subsetter.subset(font)
font.flavor = "woff2"
font.save(TARGET)
print(TARGET, TARGET.stat().st_size)
