import { Problem } from '#kernel';

/** 409: one study at a time for each person; `studyId` is the one under way. */
export const capacityStudyRunning = (studyId: string): Problem =>
  new Problem('capacity-study-running', 409, { title: 'A study of yours is still under way', params: { studyId } });

/** 409: it has ended already. */
export const capacityStudyEnded = (status: string): Problem =>
  new Problem('capacity-study-ended', 409, { title: 'This study has ended already', params: { status } });
