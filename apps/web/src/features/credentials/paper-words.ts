import type { Locale } from '../../i18n/index.js';

interface PaperWords {
  title: string;
  /** What the holder attended; dates are already written in the language of the paper. */
  text: (facts: { from: string; to: string; course: string; hours: number }) => string;
  number: string;
  revoked: string;
}

/** The words of the paper. They follow the language of the paper, not the one of the page. */
export const PAPER_WORDS: Record<Locale, PaperWords> = {
  'zh-CN': {
    title: '结业证书',
    text: ({ from, to, course, hours }) =>
      `于${from}至${to}参加“${course}”培训，共 ${hours} 课时，完成规定的学习，准予结业。`,
    number: '编号',
    revoked: '已撤销',
  },
  ug: {
    title: 'ئوقۇش پۈتتۈرۈش گۇۋاھنامىسى',
    text: ({ from, to, course, hours }) =>
      `${from}دىن ${to}گىچە «${course}» تەربىيەلەش كۇرسىغا قاتنىشىپ، جەمئىي ${hours} دەرس سائەتلىك ئۆگىنىشنى تاماملىدى، ئوقۇش پۈتتۈرۈشىگە رۇخسەت قىلىندى.`,
    number: 'نومۇرى',
    revoked: 'بىكار قىلىندى',
  },
  en: {
    title: 'Certificate of Completion',
    text: ({ from, to, course, hours }) =>
      `attended the training “${course}” of ${hours} class hours from ${from} to ${to} and completed it.`,
    number: 'No.',
    revoked: 'REVOKED',
  },
};
