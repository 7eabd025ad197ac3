import type { AvailabilityPeriod, PlannedResource, ResourceKind } from '#scheduling';

/** A row of `resourceColumns`. */
export interface ResourceRow {
  id: string;
  kind: ResourceKind;
  placeId: string;
  capacity: number | null;
  equipment: string[];
  closedOn: string | null;
  periods: AvailabilityPeriod[] | null;
}

/** Kinds of place that a resource is, beside what its equipment list names. */
const OFFERS: Readonly<Partial<Record<ResourceKind, string>>> = {
  ROOM: 'CLASSROOM',
  STUDIO: 'STUDIO',
  LIVE_ROOM: 'STUDIO',
  ORCHARD: 'ORCHARD',
};

/** Columns of a resource under the given alias, as planning needs them. */
export const resourceColumns = (r: string): string =>
  `${r}.id, ${r}.kind, ${r}.org_unit_id as "placeId", ${r}.capacity, ${r}.equipment, ${r}.closed_on::text as "closedOn",
  (select json_agg(json_build_object('fromDate', a.from_date, 'untilDate', a.until_date, 'isAvailable', a.is_available)
                   order by a.from_date, a.id)
   from resource_availability a where a.resource_id = ${r}.id) as periods`;

export function plannedResourceOf(row: ResourceRow): PlannedResource {
  const { id, kind, placeId, capacity, equipment, closedOn, periods } = row;
  const offer = OFFERS[kind];
  return { id, placeId, capacity, offers: [...(offer ? [offer] : []), ...equipment], periods: periods ?? [], closedOn };
}
