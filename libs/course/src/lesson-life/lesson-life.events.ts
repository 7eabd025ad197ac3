import { declareDaily, declareTopic } from '#platform';

/** Every evening; payload: date (`YYYY-MM-DD`, 北京时间) of the evening. People hear of their lessons of the next day. */
export const NEXT_DAY_DUE = declareTopic('course.next-day-due');
declareDaily({ topic: NEXT_DAY_DUE, at: '20:00', usefulMinutes: 120 });
