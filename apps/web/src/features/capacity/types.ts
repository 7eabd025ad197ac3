import type { components } from '../../api/schema.js';
import type { Tone } from '../../ui/index.js';

type Schemas = components['schemas'];

export type Study = Schemas['CapacityStudy'];
export type StudyPage = Schemas['CapacityStudyPage'];
export type StudyRow = Schemas['CapacityStudyRow'];
export type StudyStatus = Study['status'];
export type StudyResult = Schemas['CapacityResult'];
export type ResourceUse = StudyResult['utilization'][number];
export type CapacityOption = Schemas['CapacityOption'];
export type NamedCapacityOption = Schemas['NamedCapacityOption'];
export type OptionKind = CapacityOption['kind'];
export type Offer = Extract<CapacityOption, { kind: 'ROOM' }>['offers'][number];

export const STATUS_TONES: Record<StudyStatus, Tone> = {
  QUEUED: 'neutral',
  RUNNING: 'info',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};
export const OPTION_KINDS: readonly OptionKind[] = ['INSTRUCTOR', 'ROOM', 'WEEK'];
export const OFFERS: readonly Offer[] = ['CLASSROOM', 'STUDIO', 'ORCHARD'];

export const isRunning = (status: StudyStatus): boolean => status === 'QUEUED' || status === 'RUNNING';
