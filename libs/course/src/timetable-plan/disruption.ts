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

const Named = z.object({ nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() });
const [Away, RoomLost, RoadClosed] = Disruption.options;
const lost = 'null: it is no longer there';

/** A disruption with what its ids are called: read when it is shown, never stored. */
export const NamedDisruption = z
  .discriminatedUnion('type', [
    Away.extend({
      instructor: z.object({ nameZh: z.string(), nameUg: z.string().nullable() }).nullable().describe(lost),
    }),
    RoomLost.extend({ room: z.object({ name: z.string(), place: Named }).nullable().describe(lost) }),
    RoadClosed.extend({ fromPlace: Named.nullable().describe(lost), toPlace: Named.nullable().describe(lost) }),
  ])
  .meta({ id: 'NamedDisruption' });
export type NamedDisruption = z.infer<typeof NamedDisruption>;
