import { declareTopic } from '#platform';

/** Payload: consentId, personId, purpose. */
export const CONSENT_GIVEN = declareTopic('identity.consent-given');

/** Payload: consentId, personId, purpose. Withdrawing costs the person nothing. */
export const CONSENT_WITHDRAWN = declareTopic('identity.consent-withdrawn');
