// Language and direction before the first paint, so that a Uyghur page never flashes left to right.
(function () {
  var known = { 'zh-CN': 'ltr', ug: 'rtl', en: 'ltr' };
  var chosen = null;
  try {
    var asked = /[?&]lang=([A-Za-z-]+)/.exec(location.search);
    if (asked && known[asked[1]]) localStorage.setItem('silkcast.locale', asked[1]);
    chosen = localStorage.getItem('silkcast.locale');
  } catch (error) {
    chosen = asked ? asked[1] : null;
  }
  if (!known[chosen]) {
    chosen = (navigator.languages || []).some(function (tag) {
      return /^ug/i.test(tag);
    })
      ? 'ug'
      : 'zh-CN';
  }
  document.documentElement.lang = chosen;
  document.documentElement.dir = known[chosen];

  // The texts of this language are fetched side by side with the code, instead of after it.
  var texts = document.querySelector('meta[name="texts-' + chosen + '"]');
  if (!texts) return;
  var link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = texts.content;
  document.head.appendChild(link);
})();
