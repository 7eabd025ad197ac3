/** SQL that answers a timestamptz column as `YYYY-MM-DDTHH:MI:SSZ`, whatever the zone of the connection. */
export const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
