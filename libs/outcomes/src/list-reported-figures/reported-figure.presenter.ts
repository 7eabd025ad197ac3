import { z } from 'zod';

/** A number that somebody published, word for word, with its source. */
export const ReportedFigureRow = z
  .object({
    id: z.uuid(),
    metric: z.string().describe('What was counted, such as TRAINED_PERSONS'),
    value: z.string().describe('Whole number as text; money in 分. To be printed as `originalText`'),
    unit: z.string(),
    qualifier: z.enum(['EXACT', 'OVER', 'NEARLY', 'ABOUT']).describe('余/多 = OVER, 近 = NEARLY, 几十 = ABOUT'),
    originalText: z.string(),
    countBasis: z.enum(['PERSON', 'PERSON_TIME']).nullable(),
    scopeName: z.string().describe('What it covers; a county-level city is not the prefecture'),
    year: z.number().int(),
    asOfOn: z.iso.date().nullable().describe('First day that the date can mean; see `asOfPrecision`'),
    asOfPrecision: z.enum(['DAY', 'MONTH', 'YEAR']).nullable(),
    sourceOrg: z.string(),
    sourceDoc: z.string(),
    rank: z.number().int().nullable(),
    rankScope: z.string().nullable(),
    isForecast: z.boolean().describe('An expectation, no result'),
  })
  .meta({ id: 'ReportedFigure' });
export type ReportedFigureRow = z.infer<typeof ReportedFigureRow>;
