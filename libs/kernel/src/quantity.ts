/** How exact a reported number is: 余/多 = OVER, 近 = NEARLY, 几十 = ABOUT (handbook §0.2). */
export type Qualifier = 'EXACT' | 'OVER' | 'NEARLY' | 'ABOUT';

/** What a count counts. Persons and person-times are never added or compared (handbook §0.1). */
export type CountBasis = 'PERSON' | 'PERSON_TIME';
