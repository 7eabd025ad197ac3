import { beijingDate } from '#kernel';
import ExcelJS from 'exceljs';
import type { EnrollmentRow } from '../list-enrollments/list-enrollments.query.js';

type Locale = 'zh-CN' | 'ug' | 'en';

const HEADERS: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '序号',
    '姓名',
    '维文姓名',
    '身份证号（脱敏）',
    '手机号（脱敏）',
    '状态',
    '报名日期（北京时间）',
    '已出勤课时',
    '已上课时',
    '出勤率%',
  ],
  ug: [
    'نومۇر',
    'ئىسىم (خەنزۇچە)',
    'ئىسىم (ئۇيغۇرچە)',
    'كىملىك نومۇرى',
    'يانفون نومۇرى',
    'ھالىتى',
    'تىزىملاتقان كۈنى',
    'قاتناشقان دەرس سائىتى',
    'ئۆتۈلگەن دەرس سائىتى',
    'قاتنىشىش %',
  ],
  en: [
    'No.',
    'Name',
    'Name (Uyghur)',
    'ID number (masked)',
    'Mobile (masked)',
    'State',
    'Enrolled on (Beijing time)',
    'Class hours attended',
    'Class hours held',
    'Attendance %',
  ],
};
const STATES: Record<Locale, Record<EnrollmentRow['status'], string>> = {
  'zh-CN': {
    INVITED: '待本人同意',
    CONFIRMED: '已确认',
    WAITLISTED: '候补',
    WITHDRAWN: '已退出',
    COMPLETED: '已结业',
    NOT_COMPLETED: '未结业',
  },
  ug: {
    INVITED: 'قوشۇلۇشىنى كۈتۈۋاتىدۇ',
    CONFIRMED: 'جەزملەندى',
    WAITLISTED: 'كۈتۈش تىزىملىكىدە',
    WITHDRAWN: 'چېكىندى',
    COMPLETED: 'تاماملىدى',
    NOT_COMPLETED: 'تاماملىمىدى',
  },
  en: {
    INVITED: 'Awaiting consent',
    CONFIRMED: 'Confirmed',
    WAITLISTED: 'Waiting list',
    WITHDRAWN: 'Withdrawn',
    COMPLETED: 'Completed',
    NOT_COMPLETED: 'Not completed',
  },
};

/** The list as a workbook in the reader's language. All texts are written as text cells, never as formulas. */
export async function writeEnrollments(rows: readonly EnrollmentRow[], locale: string): Promise<Buffer> {
  const language: Locale = locale === 'ug' || locale === 'en' ? locale : 'zh-CN';
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('1', {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: language === 'ug' }],
  });
  sheet.columns = HEADERS[language].map((header) => ({ header, width: 22 }));
  rows.forEach((row, index) => {
    sheet.addRow([
      index + 1,
      row.nameZh,
      row.nameUg ?? '',
      row.idNumberMasked ?? '',
      row.mobileMasked ?? '',
      STATES[language][row.status],
      beijingDate(new Date(row.enrolledAt)),
      row.attendedClassHours,
      row.heldClassHours,
      row.attendanceRateHundredths === null ? '' : row.attendanceRateHundredths / 100,
    ]);
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
