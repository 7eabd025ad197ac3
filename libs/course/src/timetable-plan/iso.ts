/** SQL that answers a timestamptz column as `Date.toISOString` does, whatever the zone of the connection. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
