/*
 * The kit that every feature builds its pages from. Import only from here: `../../ui/index.js`.
 *
 * A page:        <Page title breadcrumbs actions intro> … </Page>, inside it <Card>, <Stack>, <Row>, <Tabs>.
 * Reading data:  const query = useQuery(…); <QueryView query={query}>{(data) => …}</QueryView> shows loading, error
 *                with retry, or the content. Lists: <DataTable>; short lists at hand: <SimpleTable>.
 * Writing data:  const save = useMutation({ mutationFn: () => unwrap(api.POST(…)), onSuccess: … });
 *                <Form onSubmit={() => save.mutate()} problem={save.error}> fields <Button type="submit" kind="primary"
 *                isPending={save.isPending}> </Form>. The form shows the problem and marks the fields that the server
 *                named (`errors[].pointer` = `/` + `name` of the field). A lost network keeps the input; pressing
 *                again sends the same submission under the same idempotency key.
 * Drafts:        const [draft, setDraft, clear, wasRestored] = useDraft('cohort-new', EMPTY); `clear()` on success;
 *                <DraftNotice isShown={wasRestored} onDiscard={clear} /> above the form. No personal numbers in drafts.
 * Long jobs:     <JobProgress jobId onDone={(job) => …} /> polls, shows progress, stops on request.
 * Danger:        <ConfirmDialog>; what needs a stated reason (export, unmask, correct): <ReasonDialog>.
 * Files:         <FileField> with uploadFile(path, file, onProgress) and <ProgressBar>; downloadFile(path, { reason }).
 * States:        <Badge tone>, <Notice tone>, <EmptyState>, <ErrorState>, <ProblemNotice error>, toast('…').
 * Figures:       <StatGrid><Stat label value unit to progress /></StatGrid>; every figure links to its rows.
 * Times:         <DateText>, <TimeText>, <DateTimeText>, <DateRangeText>: Beijing time, `withZone` says so.
 * Codes:         <Code> keeps numbers and Latin left to right; <Masked> for ID numbers and phones as the server sent.
 * Texts:         all through defineStrings (../../i18n); no literal text in a component, also not in aria-label.
 * Styles:        `<page>.module.css` with the custom properties of tokens.css, logical properties only
 *                (margin-inline-start, inset-inline-end, text-align: start): the same sheet serves Uyghur.
 */
export { Button, LinkButton, TextLink, type ButtonKind, type ButtonProps, type LinkButtonProps } from './button.js';
export { Icon, type IconName } from './icon.js';
export { FieldFrame, Form, FormErrors, type FieldIds, type FieldProps, type FormProps } from './form.js';
export {
  DateField,
  NumberField,
  TextField,
  TimeField,
  readNumber,
  type DateFieldProps,
  type NumberFieldProps,
  type TextFieldProps,
} from './text-fields.js';
export { PasswordField, type PasswordFieldProps } from './password-field.js';
export {
  Checkbox,
  FileField,
  RadioGroup,
  Select,
  type CheckboxProps,
  type FileFieldProps,
  type Option,
  type RadioGroupProps,
  type SelectProps,
} from './choice-fields.js';
export { ComboBox, type ComboBoxProps, type ComboOption } from './combo-box.js';
export {
  ConfirmDialog,
  Dialog,
  ReasonDialog,
  type ConfirmDialogProps,
  type DialogProps,
  type ReasonDialogProps,
} from './dialog.js';
export { DataTable, type DataTableProps } from './data-table/data-table.js';
export { SimpleTable, type SimpleTableProps } from './data-table/simple-table.js';
export { type Column, type ListPage, type ListQuery } from './data-table/column.js';
export { csvOf } from './data-table/csv.js';
export { Pagination, type PaginationProps } from './pagination.js';
export { Tabs, type TabsProps } from './tabs.js';
export { Badge, Code, Masked, ProgressBar, Stat, StatGrid, type ProgressBarProps, type StatProps } from './badges.js';
export { JobProgress, type Job, type JobProgressProps } from './job-progress.js';
export { EmptyState, ErrorState, Loading, QueryView, type EmptyStateProps } from './states.js';
export { Notice, ProblemNotice, type Tone } from './problem-notice.js';
export { Card, DescriptionList, HelpText, Page, Row, Stack, type PageProps } from './page.js';
export { DateRangeText, DateText, DateTimeText, TimeText, type DateTextProps } from './date-text.js';
// What calendars of lessons share; see the comment at the top of calendar/index.ts.
export {
  Agenda,
  BlockedSlot,
  CancelLessonDialog,
  clockOf,
  daysFrom,
  DragGhost,
  hoursFor,
  isDate,
  isMovable,
  layoutDay,
  LESSON_TONES,
  LessonBlock,
  LessonSheet,
  minutesOf,
  mondayOf,
  MoveBar,
  MoveNotices,
  OpenSlot,
  plusDays,
  SHADES,
  TimeGrid,
  today,
  useCalendarKeys,
  useClashText,
  useDayInView,
  useLessonMove,
  usePickUp,
  useWide,
  useWidth,
  type CalendarEntry,
  type LessonMove,
  type LessonPlace,
  type LessonPlaces,
  type LessonStatus,
} from './calendar/index.js';
export { DraftNotice } from './draft-notice.js';
export { forgetDrafts, useDraft } from './use-draft.js';
export { useSettled } from './use-settled.js';
export { ToastRegion, toast } from './toast.js';
export { QrCode, type QrCodeProps } from './qr-code.js';
export { type FeatureRoute } from './feature-route.js';
export { useUiText } from './strings.js';
