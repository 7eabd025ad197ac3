/** What can go wrong with a roster file and its import. */
export const problemTexts = {
  'zh-CN': {
    'roster-file-missing': '没有收到文件，请选择花名册再提交。',
    'roster-file-too-large': '文件太大了，花名册最大 10 MB。',
    'roster-file-unreadable': '读不出这个文件。请用表格软件另存为 .xlsx 再上传。',
    'roster-file-old-format': '这是旧格式（.xls）或者加了密码的文件。请去掉密码、另存为 .xlsx 再上传。',
    'roster-too-many-rows': '行数太多，一次最多 {{limit}} 行，请分成几个文件。',
    'roster-header-not-found': '前 10 行里没有找到表头。表头要有“姓名”和“身份证号”两列。',
    'roster-import-running': '这次导入正在进行，请等它完成或先停止。',
    'roster-import-finished': '这次导入已经完成。改好的文件请重新上传。',
    'roster-import-empty': '没有可以导入的行。请改好以后重新上传。',
    'roster-import-expired': '这次试读保存的内容已经到期删除，请重新上传文件。',
    'roster-import-basis-fixed': '已经按另一种同意方式导入了一部分，继续时不能改。',
    'refused-rows-gone': '没有未通过的行，或者已经到期删除。',
    'consent-text-missing': '还没有发布报名同意书，请联系管理员。',
  },
  ug: {
    'roster-file-missing': 'ھۆججەت تاپشۇرۇۋېلىنمىدى، ئىسىملىكنى تاللاپ قايتا يوللاڭ.',
    'roster-file-too-large': 'ھۆججەت بەك چوڭ، ئىسىملىك ئەڭ چوڭ بولغاندا 10 MB.',
    'roster-file-unreadable': 'بۇ ھۆججەتنى ئوقۇغىلى بولمىدى. جەدۋەل دېتالىدا .xlsx قىلىپ ساقلاپ قايتا يوللاڭ.',
    'roster-file-old-format':
      'بۇ كونا شەكىل (.xls) ياكى پارول قويۇلغان ھۆججەت. پارولنى ئېلىۋېتىپ، .xlsx قىلىپ ساقلاپ قايتا يوللاڭ.',
    'roster-too-many-rows': 'قۇر بەك كۆپ، بىر قېتىمدا ئەڭ كۆپ {{limit}} قۇر. ھۆججەتنى بۆلۈپ يوللاڭ.',
    'roster-header-not-found':
      'ئالدىنقى 10 قۇردا جەدۋەل بېشى تېپىلمىدى. «姓名» ۋە «身份证号» دېگەن ئىككى رەت بولۇشى كېرەك.',
    'roster-import-running': 'بۇ كىرگۈزۈش داۋام قىلىۋاتىدۇ، تۈگىشىنى كۈتۈڭ ياكى توختىتىڭ.',
    'roster-import-finished': 'بۇ كىرگۈزۈش تۈگىدى. تۈزىتىلگەن ھۆججەتنى قايتا يوللاڭ.',
    'roster-import-empty': 'كىرگۈزگىلى بولىدىغان قۇر يوق. تۈزىتىپ قايتا يوللاڭ.',
    'roster-import-expired': 'ساقلانغان مەزمۇننىڭ ۋاقتى توشۇپ ئۆچۈرۈلدى، ھۆججەتنى قايتا يوللاڭ.',
    'roster-import-basis-fixed':
      'بىر قىسمى باشقا قوشۇلۇش ئۇسۇلى بىلەن كىرگۈزۈلدى، داۋاملاشتۇرغاندا ئۆزگەرتكىلى بولمايدۇ.',
    'refused-rows-gone': 'ئۆتمىگەن قۇر يوق، ياكى ۋاقتى توشۇپ ئۆچۈرۈلدى.',
    'consent-text-missing': 'تىزىملىتىش قوشۇلۇش خېتى تېخى ئېلان قىلىنمىدى، باشقۇرغۇچى بىلەن ئالاقىلىشىڭ.',
  },
  en: {
    'roster-file-missing': 'No file arrived. Choose the roster and send it again.',
    'roster-file-too-large': 'The file is too large; a roster has at most 10 MB.',
    'roster-file-unreadable': 'This file cannot be read. Save it as .xlsx and send it again.',
    'roster-file-old-format':
      'This is an old .xls file, or it has a password. Save it as .xlsx without a password and send it again.',
    'roster-too-many-rows': 'Too many rows: {{limit}} at most. Split the file.',
    'roster-header-not-found': 'No header was found in the first 10 rows. It must have the columns 姓名 and 身份证号.',
    'roster-import-running': 'This import is running. Wait for its end or stop it.',
    'roster-import-finished': 'This import is done. Send the corrected file as a new one.',
    'roster-import-empty': 'No row can be imported. Correct the file and send it again.',
    'roster-import-expired': 'What was kept of this file has been erased in time. Send the file again.',
    'roster-import-basis-fixed': 'A part was already imported on the other consent basis, so it cannot be changed now.',
    'refused-rows-gone': 'There are no refused rows, or they have been erased in time.',
    'consent-text-missing': 'No enrollment consent text is published. Ask the administrator.',
  },
} as const;
