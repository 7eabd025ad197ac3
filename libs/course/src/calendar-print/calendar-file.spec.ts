import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { call, planNow, setStage, type Stage } from '../timetable/testing.js';
import { TimetableWorkerModule } from '../timetable/timetable-worker.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const WEEK = 'from=2099-06-08&to=2099-06-14';
const file = (by: Stage['by'] | undefined, search: string) => call(app, by, 'GET', `/calendar/file.pdf?${search}`);

interface Read {
  pages: number;
  /** What each line says, as readers and copying get it. */
  lines: string[];
}

/** Pages and the texts beneath the glyphs, of PDFKit's own way of writing. */
function readPdf(bytes: Buffer): Read {
  const raw = bytes.toString('latin1');
  const pages = raw.match(/\/Type \/Page\n/g)?.length ?? 0;
  const lines = [...raw.matchAll(/\/Length (\d+)\n(?:\/Filter \/FlateDecode\n)?>>\nstream\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const stream = bytes.subarray(start, start + Number(match[1]));
    const text = match[0].includes('FlateDecode') ? inflateSync(stream).toString('latin1') : '';
    return [...text.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, escaped = '']) => plain(escaped));
  });
  return { pages, lines };
}

/** A PDF text string: UTF-16 with a byte order mark, or Latin. */
function plain(escaped: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const text = escaped.replace(/\\([\s\S])/g, (_, sign: string) => signs[sign] ?? sign);
  if (!text.startsWith('\u00fe\u00ff')) return text;
  return Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le');
}

describe('GET /api/v1/calendar/file.pdf', () => {
  it('200: a week on one page with times, classes, units, rooms, page number and the time of making', async () => {
    const stage = await setStage(app);
    const { cohort } = await planNow(app, stage);
    await query(`update resource set name = '二号直播间' where id = $1`, [stage.studioId]);
    const response = await file(stage.by, `${WEEK}&view=week`);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(response.headers['content-disposition']).toBe('attachment; filename="calendar-2099-06-08-2099-06-14.pdf"');
    const { pages, lines } = readPdf(response.rawPayload);
    expect(pages).toBe(1);
    expect(lines[0]).toBe('课程日历 · 2099年6月8日 – 2099年6月14日');
    const text = lines.join('\n');
    for (const said of [
      '6月8日 周一',
      '10:00–13:00',
      '16:00–19:00',
      cohort.code,
      '单元 1',
      '单元 2',
      '二号直播间',
      '草稿',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toMatch(/\d{4}年\d+月\d+日 \d\d:\d\d 生成，时间均为北京时间/);
    expect(text).toContain('第 1 页，共 1 页');
  });

  it('200: in Uyghur and English as a list, narrowed, and it says by what', async () => {
    const stage = await setStage(app);
    await planNow(app, stage);
    await query(`update org_unit set name_zh = '新和基地', name_ug = 'توقسۇ بازىسى' where id = $1`, [stage.baseId]);
    const uyghur = await file(stage.by, `${WEEK}&view=list&locale=ug&baseId=${stage.baseId}`);
    const said = readPdf(uyghur.rawPayload).lines.join('\n');
    expect(said).toContain('دەرس كالېندارى');
    expect(said).toContain('بازا: توقسۇ بازىسى · جەمئىي 2 دەرس');
    const english = await file(stage.by, `${WEEK}&view=list&locale=en&roomId=${stage.studioId}`);
    const { lines } = readPdf(english.rawPayload);
    expect(lines).toContain('Mon 8 Jun');
    expect(lines.join('\n')).toContain('1 lesson');
    expect(lines.filter((line) => /^\d\d:\d\d–\d\d:\d\d$/.test(line))).toEqual(['16:00–19:00']);
  });

  it('200: an empty sheet says so; outside the scope there is nothing and no name', async () => {
    const stage = await setStage(app);
    await planNow(app, stage);
    const stranger = await signInAs(app, 'COORDINATOR');
    const { pages, lines } = readPdf((await file(stranger, `${WEEK}&baseId=${stage.baseId}`)).rawPayload);
    expect(pages).toBe(1);
    expect(lines).toContain('这段时间没有课。');
    expect(lines.join('\n')).not.toContain('基地:');
  });

  it('422 rather than leaving lessons out; 400, 401, 403', async () => {
    const stage = await setStage(app);
    await planNow(app, stage);
    await query(
      `insert into lesson (cohort_id, course_unit_id, position, class_hours, status, starts_at, ends_at, instructor_id)
       select $1, $2, 10 + g, 1, 'SCHEDULED', timestamptz '2099-06-09T02:00:00Z', timestamptz '2099-06-09T02:45:00Z', $3
       from generate_series(1, 1499) g`,
      [stage.cohortId, stage.unitIds[0], stage.instructor.id],
    );
    expect((await file(stage.by, WEEK)).json()).toMatchObject({
      status: 422,
      type: '/problems/calendar-file-too-large',
      params: { most: 1500 },
    });
    const one = await file(stage.by, 'from=2099-06-09&to=2099-06-09&view=list');
    expect([one.statusCode, readPdf(one.rawPayload).pages]).toEqual([200, 56]);
    expect((await file(stage.by, 'from=2099-06-08&to=2099-06-07')).statusCode).toBe(400);
    expect((await file(stage.by, 'from=2099-06-01&to=2099-08-02')).json()).toMatchObject({
      type: '/problems/calendar-too-long',
    });
    expect((await file(stage.by, `${WEEK}&view=month`)).statusCode).toBe(400);
    expect((await file(undefined, WEEK)).statusCode).toBe(401);
    expect((await file(await signInAs(app, 'TRAINEE'), WEEK)).statusCode).toBe(403);
  });
});
