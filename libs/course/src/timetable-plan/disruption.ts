import { z } from 'zod';

const dates = { fromDate: z.iso.date().describe('First day, 北京时间'), untilDate: z.iso.date().describe('Last day') };

/** What has happened that a published timetable did not know of. Both days are included. */
export const Disruption = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('INSTRUCTOR_AWAY'), instructorId: z.uuid(), ...dates }),
    z.object({ type: z.literal('ROOM_LOST'), roomId: z.uuid(), ...dates }),
    z.object({
      type: z.literal('ROAD_CLOSED'),
      fromPlaceId: z.uuid().describe('Org unit'),
      toPlaceId: z.uuid(),
      ...dates,
      minutes: z
        .number()
        .int()
        .min(1)
        .max(1440)
        .nullable()
        .describe('Of the ride meanwhile, both ways; null: not at all'),
    }),
  ])
  .meta({ id: 'Disruption' });
export type Disruption = z.infer<typeof Disruption>;
