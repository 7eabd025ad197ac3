import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import {
  Button,
  ComboBox,
  DateField,
  Dialog,
  Form,
  FormErrors,
  NumberField,
  Select,
  TextField,
  toast,
  type ComboOption,
} from '../../ui/index.js';
import { AffectedLessons, type AffectedLesson } from './affected-lessons.js';
import { findOrgUnits, PLACE_KINDS } from './options.js';
import { useStrings } from './strings.js';
import { RESOURCE_KINDS, type Resource, type ResourceKind } from './types.js';

/** Adds a room, studio, kit or orchard, or changes one; closing it lists the lessons that are in it. */
export function RoomDialog({ room, onClose }: { room: Resource | null; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [orgUnit, setOrgUnit] = useState<ComboOption | null>(null);
  const [kind, setKind] = useState<ResourceKind>(room?.kind ?? 'ROOM');
  const [name, setName] = useState(room?.name ?? '');
  const [capacity, setCapacity] = useState<number | null>(room?.capacity ?? null);
  const [equipment, setEquipment] = useState(room?.equipment.join(' ') ?? '');
  const [closedOn, setClosedOn] = useState(room?.closedOn ?? '');
  const [affected, setAffected] = useState<AffectedLesson[]>([]);
  const save = useMutation({
    mutationFn: async (): Promise<AffectedLesson[]> => {
      const shared = { name: name.trim(), capacity, equipment: codesOf(equipment) };
      if (room) {
        const { affectedLessons } = await unwrap<{ affectedLessons: AffectedLesson[] }>(
          api.PATCH('/api/v1/resources/{resourceId}', {
            params: { path: { resourceId: room.id } },
            body: { ...shared, closedOn: closedOn || null },
          }),
        );
        return affectedLessons;
      }
      await unwrap(api.POST('/api/v1/resources', { body: { ...shared, kind, orgUnitId: orgUnit?.value ?? '' } }));
      return [];
    },
    onSuccess: (lessons) => {
      toast(t('saved'));
      void queries.invalidateQueries({ queryKey: ['resources'] });
      void queries.invalidateQueries({ queryKey: ['timetable'] });
      if (lessons.length === 0) onClose();
      else setAffected(lessons);
    },
  });
  const title = room ? t('editRoom', { name: room.name }) : t('addRoom');
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {affected.length > 0 && <AffectedLessons lessons={affected} />}
      <Form onSubmit={() => save.mutate()} problem={save.error} label={title}>
        {!room && (
          <>
            <ComboBox
              label={t('standsAt')}
              name="orgUnitId"
              help={t('standsAtHelp')}
              isRequired
              value={orgUnit}
              onChange={setOrgUnit}
              queryKey={['org-units', 'places']}
              load={(search) => findOrgUnits(search, PLACE_KINDS)}
            />
            <Select
              label={t('roomKind')}
              name="kind"
              isRequired
              placeholder={false}
              value={kind}
              onChange={(value) => setKind(RESOURCE_KINDS.find((each) => each === value) ?? 'ROOM')}
              options={RESOURCE_KINDS.map((value) => ({ value, label: t(value) }))}
            />
          </>
        )}
        <TextField label={t('roomName')} name="name" isRequired value={name} onChange={setName} maxLength={100} />
        <NumberField
          label={t('capacity')}
          name="capacity"
          help={t('capacityHelp')}
          value={capacity}
          onChange={setCapacity}
          min={1}
          max={5000}
          unit={t('peopleUnit')}
        />
        <TextField
          label={t('equipment')}
          name="equipment"
          help={t('equipmentHelp')}
          isLatin
          value={equipment}
          onChange={setEquipment}
        />
        {room && (
          <DateField
            label={t('closedOn')}
            name="closedOn"
            help={t('closedOnHelp')}
            value={closedOn}
            onChange={setClosedOn}
          />
        )}
        <FormErrors shown={['/orgUnitId', '/kind', '/name', '/capacity', '/equipment', '/closedOn']} />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t(affected.length > 0 ? 'close' : 'cancel')}</Button>
          <Button type="submit" kind="primary" isPending={save.isPending} isDisabled={!room && orgUnit === null}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Codes as people type them: any case and any divider, also the Chinese comma. */
const codesOf = (text: string): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,，、;；]+/)
      .filter(Boolean),
  ),
];
