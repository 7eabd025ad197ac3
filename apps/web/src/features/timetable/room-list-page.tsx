import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Button, Code, DataTable, Page, Select, type Column } from '../../ui/index.js';
import { RoomDialog } from './room-dialog.js';
import { useStrings } from './strings.js';
import { RESOURCE_KINDS, type Resource, type ResourceKind, type ResourcePage } from './types.js';

/** Rooms, studios, kits and orchards. */
export function RoomListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const { number, date } = useFormat();
  const [params, setParams] = useSearchParams();
  const [opened, setOpened] = useState<{ room: Resource | null } | null>(null);
  const kind = params.get('kind') ?? '';
  const mayManage = can('resource:manage');
  const filter = (value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        if (value) next.set('kind', value);
        else next.delete('kind');
        return next;
      },
      { replace: true },
    );
  const add = mayManage && (
    <Button kind="primary" icon="plus" onPress={() => setOpened({ room: null })}>
      {t('addRoom')}
    </Button>
  );
  const columns: Column<Resource>[] = [
    { id: 'name', label: t('roomName'), isSortable: true, isPrimary: true, render: (row) => row.name },
    { id: 'kind', label: t('roomKind'), isSortable: true, render: (row) => t(row.kind) },
    { id: 'orgUnit', label: t('standsAt'), render: (row) => nameOf(row.orgUnit) },
    {
      id: 'capacity',
      label: t('capacity'),
      isSortable: true,
      isNumeric: true,
      render: (row) => (row.capacity === null ? t('uncounted') : number(row.capacity)),
    },
    {
      id: 'equipment',
      label: t('equipment'),
      render: (row) => (row.equipment.length === 0 ? '—' : <Code>{row.equipment.join(' ')}</Code>),
      text: (row) => row.equipment.join(' '),
    },
    {
      id: 'state',
      label: t('state'),
      render: (row) =>
        row.closedOn ? (
          <Badge tone="warn">{t('closedFrom', { date: date(row.closedOn) })}</Badge>
        ) : (
          <Badge tone="good">{t('inUse')}</Badge>
        ),
      text: (row) => (row.closedOn ? t('closedFrom', { date: row.closedOn }) : t('inUse')),
    },
    ...(mayManage
      ? [
          {
            id: 'edit',
            label: t('edit'),
            render: (row: Resource) => (
              <Button isSmall icon="edit" onPress={() => setOpened({ room: row })}>
                {t('edit')}
              </Button>
            ),
            text: () => '',
          },
        ]
      : []),
  ];
  return (
    <Page title={t('roomsTitle')} intro={t('roomsHelp')} actions={add}>
      <DataTable<Resource>
        name="rooms"
        label={t('roomsTitle')}
        queryKey={['resources', kind]}
        load={(query) =>
          unwrap<ResourcePage>(
            api.GET('/api/v1/resources', {
              params: { query: { ...query, ...(kind ? { kind: kind as ResourceKind } : {}) } },
            }),
          )
        }
        columns={columns}
        rowKey={(row) => row.id}
        isSearchable
        searchLabel={t('searchRoom')}
        csv
        filters={
          <Select
            label={t('roomKind')}
            name="kind"
            isRequired
            value={kind}
            onChange={filter}
            placeholder={t('anyKind')}
            options={RESOURCE_KINDS.map((value) => ({ value, label: t(value) }))}
          />
        }
        empty={
          kind
            ? { title: t('noRoomsMatch'), text: t('noRoomsMatchHelp'), icon: 'search', action: add }
            : { title: t('noRooms'), text: t('noRoomsHelp'), icon: 'map', action: add }
        }
      />
      {opened && <RoomDialog room={opened.room} onClose={() => setOpened(null)} />}
    </Page>
  );
}
