import { describe, expect, it } from '@jest/globals';
import { droppedColumns, findRosterLayout } from './find-header-row.rules.js';
import { classifyHeader } from './roster-columns.rules.js';
import type { RosterCell, RosterSheet } from './roster-sheet.js';

const sheetOf = (rows: RosterCell[][]): RosterSheet => ({
  name: 'Sheet1',
  rows: rows.map((cells, i) => ({ row: i + 1, cells })),
});

describe('classifyHeader', () => {
  it.each([
    ['姓 名', 'nameZh'],
    ['*学员姓名：', 'nameZh'],
    ['姓名（少数民族学员请写全名）', 'nameZh'],
    ['维文姓名', 'nameUg'],
    ['公民身份号码', 'idNumber'],
    ['身份证\n号码', 'idNumber'],
    ['联系电话（本人）', 'mobile'],
    ['文化程度', 'educationLevel'],
    ['县（市）', 'hukouPlace'],
    ['户籍地(县/乡/村)', 'hukouPlace'],
    ['培训职业（工种）', 'workType'],
    ['培训等级', 'level'],
    ['工作单位', 'employer'],
  ])('reads %j as %s', (header, field) => {
    expect(classifyHeader(header)).toEqual({ kind: 'FIELD', field });
  });

  it.each([
    '民族',
    '民 族',
    '族别',
    '少数民族',
    '民族（汉/维）',
    '宗教信仰',
    '政治面貌',
    '是否党员',
    '人员类别',
    '人员类别（五类）',
    '身份类型',
    '五类人员',
    '是否脱贫户',
    '是否建档立卡贫困户',
    '低保户',
    '是否残疾',
    '工作单位（政治面貌）',
    '备注（民族）',
    'Ethnic group',
    'RELIGION',
    'مىللىتى',
    'دىنىي ئېتىقادى',
  ])('forbids %j', (header) => {
    expect(classifyHeader(header)).toEqual({ kind: 'FORBIDDEN' });
  });

  it.each(['序号', '编号', 'No.', '性别', '出生年月', '年龄', '原行号', '未通过原因'])('ignores %j', (header) => {
    expect(classifyHeader(header)).toEqual({ kind: 'IGNORED' });
  });

  it.each(['备注', '现住址', '就业状态', '班级/期次', '银行卡号(申领用)', '理论成绩', '证书编号'])(
    'does not take %j from a roster',
    (header) => {
      expect(classifyHeader(header)).toEqual({ kind: 'NOT_TAKEN' });
    },
  );

  it('does not know other headers', () => {
    expect(classifyHeader('血型')).toEqual({ kind: 'UNKNOWN' });
    expect(classifyHeader('constructor')).toEqual({ kind: 'UNKNOWN' });
  });
});

describe('findRosterLayout', () => {
  const header = ['姓名', '身份证号', '民族'];

  it('finds a header in row 10 and not in row 11', () => {
    const titles = (n: number): RosterCell[][] => Array.from({ length: n }, () => ['少数民族地区学员花名册']);
    expect(findRosterLayout(sheetOf([...titles(9), header]))).toMatchObject({ headerRow: 10, lastHeaderRow: 10 });
    expect(findRosterLayout(sheetOf([...titles(10), header]))).toBeNull();
  });

  it('needs a name and an ID number column', () => {
    expect(findRosterLayout(sheetOf([['姓名', '手机号']]))).toBeNull();
    expect(findRosterLayout(sheetOf([]))).toBeNull();
  });

  it('takes a header merged over two rows as one', () => {
    const layout = findRosterLayout(
      sheetOf([
        ['姓名', '身份证号', '培训', null],
        ['姓名', '身份证号', '工种', '等级'],
        ['张伟', '652921199001010011', '选品员', '五级'],
      ]),
    );
    expect(layout).toMatchObject({ headerRow: 1, lastHeaderRow: 2 });
    expect(layout?.columns.map(({ field }) => field)).toEqual(['nameZh', 'idNumber', 'workType', 'level']);
  });

  it('names repeated columns and columns with data but no header, each once', () => {
    const layout = findRosterLayout(
      sheetOf([
        ['姓名', '身份证号', '备注', '备注', '电话', '联系电话'],
        ['张伟', 'x', 'a', 'b', '1', '2', null, '甲族'],
      ]),
    );
    expect(layout && droppedColumns(layout)).toEqual(['备注', '联系电话', '第8列']);
  });
});
