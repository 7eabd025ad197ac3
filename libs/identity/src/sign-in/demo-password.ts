/** Of every demo account. Demo data are refused in production. */
export const DEMO_PASSWORD = 'Silkcast-demo-1';
