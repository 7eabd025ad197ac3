import { useState, type ReactElement } from 'react';
import { Problem } from '../api/index.js';
import * as ui from '../ui/index.js';

const ROWS = Array.from({ length: 57 }, (_, index) => ({
  id: String(index + 1),
  name: ['阿克苏市直播班', '库车市助农班', 'ئاقسۇ شەھەرلىك سىنىپ', '沙雅县红枣班'][index % 4] ?? '',
  startsAt: new Date(Date.UTC(2026, 2, 1 + index, 2)).toISOString(),
  count: 30 + ((index * 7) % 20),
}));
type Row = (typeof ROWS)[number];

const COLUMNS: ui.Column<Row>[] = [
  { id: 'name', label: '期班 / سىنىپ', render: (row) => row.name, isSortable: true, isPrimary: true },
  {
    id: 'startsAt',
    label: '开始 / باشلىنىش',
    render: (row) => <ui.DateTimeText value={row.startsAt} />,
    text: (row) => row.startsAt,
    isSortable: true,
  },
  { id: 'count', label: '人数 / سان', render: (row) => row.count, isNumeric: true, isSortable: true },
  {
    id: 'state',
    label: '状态 / ھالىتى',
    render: (row) => <ui.Badge tone={row.count % 2 ? 'good' : 'info'}>{row.count % 2 ? '进行中' : '未开始'}</ui.Badge>,
  },
  {
    id: 'number',
    label: '编号',
    render: (row) => <ui.Code>AKS-2026-E-{row.id.padStart(5, '0')}</ui.Code>,
    isHiddenAtFirst: true,
  },
];

const load = (query: ui.ListQuery): Promise<ui.ListPage<Row>> => {
  const found = ROWS.filter((row) => !query.search || row.name.includes(query.search));
  const items = found.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
  return Promise.resolve({ items, page: query.page, pageSize: query.pageSize, total: found.length });
};

const PROBLEM = new Problem('invalid-input', 400, { errors: [{ pointer: '/title', code: 'too_small' }] });
const TOWNS = ['阿克苏市', '库车市', '沙雅县', '温宿县'].map((label) => ({ value: label, label }));

/** Every piece of the kit on one page, to look at in both directions; made-up content, development only. */
export function KitPage(): ReactElement {
  const [title, setTitle] = useState('直播电商基础');
  const [hours, setHours] = useState<number | null>(40);
  const [choice, setChoice] = useState('E');
  const [town, setTown] = useState<ui.ComboOption | null>(null);
  const [dialog, setDialog] = useState<'none' | 'confirm' | 'reason'>('none');
  const options = [
    { value: 'E', label: '初级' },
    { value: 'I', label: '中级' },
    { value: 'A', label: '高级' },
  ];
  return (
    <ui.Page
      title="组件 / بۆلەكلەر"
      breadcrumbs={[{ label: '首页', to: '/' }, { label: '组件' }]}
      intro="同一套样式，两个方向。"
      actions={
        <>
          <ui.Button kind="primary" icon="plus" onPress={() => ui.toast('已保存')}>
            新建
          </ui.Button>
          <ui.Button icon="download">导出</ui.Button>
          <ui.Button kind="danger" onPress={() => setDialog('confirm')}>
            结班
          </ui.Button>
          <ui.Button isPending>保存</ui.Button>
          <ui.Button isDisabled>停用</ui.Button>
          <ui.Button kind="quiet" onPress={() => setDialog('reason')}>
            理由
          </ui.Button>
        </>
      }
    >
      <ui.StatGrid>
        <ui.Stat label="培训人数" value={4181} unit="人" progress={4181 / 4520} hint="目标 4,520 人" to="/dev/ui" />
        <ui.Stat label="办班" value={271} unit="期" to="/dev/ui" />
        <ui.Stat label="出勤率" value="92.4%" />
        <ui.Stat label="证书" value={null} />
      </ui.StatGrid>
      <ui.Tabs
        label="视图"
        tabs={[
          {
            id: 'list',
            label: '列表',
            content: (
              <ui.DataTable
                name="kit"
                label="期班"
                queryKey={['kit']}
                load={load}
                columns={COLUMNS}
                rowKey={(row) => row.id}
                rowLink={(row) => `/dev/ui?row=${row.id}`}
                isSearchable
                csv
                pageSize={5}
                actions={<ui.Button icon="upload">导入</ui.Button>}
              />
            ),
          },
          {
            id: 'empty',
            label: '空',
            content: (
              <ui.EmptyState
                title="还没有期班"
                text="先建一个项目。"
                action={<ui.Button kind="primary">新建项目</ui.Button>}
              />
            ),
          },
        ]}
      />
      <ui.Card title="表单" actions={<ui.Badge tone="warn">草稿</ui.Badge>}>
        <ui.Form onSubmit={() => ui.toast('已提交')} problem={PROBLEM}>
          <ui.DraftNotice isShown onDiscard={() => setTitle('')} />
          <ui.TextField label="名称" name="title" value={title} onChange={setTitle} isRequired help="写在证书上。" />
          <ui.NumberField
            label="课时"
            name="hours"
            value={hours}
            onChange={setHours}
            unit="课时"
            min={1}
            max={400}
            isRequired
          />
          <ui.DateField label="开班日期" name="startsOn" value="2026-03-01" onChange={() => undefined} />
          <ui.Select label="层次" name="tier" value={choice} onChange={setChoice} options={options} isRequired />
          <ui.ComboBox
            label="基地"
            name="base"
            value={town}
            onChange={setTown}
            queryKey={['kit-towns']}
            load={(search) => Promise.resolve(TOWNS.filter((each) => each.label.includes(search)))}
            isRequired
          />
          <ui.RadioGroup label="层次" name="tier2" value={choice} onChange={setChoice} options={options} isInline />
          <ui.Checkbox label="我已阅读并同意" isSelected onChange={() => undefined} />
          <ui.FileField label="花名册" name="file" onChange={() => undefined} accept=".xlsx" isRequired />
          <ui.Row>
            <ui.Button type="submit" kind="primary">
              提交
            </ui.Button>
            <ui.Button>取消</ui.Button>
          </ui.Row>
        </ui.Form>
      </ui.Card>
      <ui.Card title="状态">
        <ui.Row>
          {(['neutral', 'info', 'good', 'warn', 'bad'] as const).map((tone) => (
            <ui.Badge key={tone} tone={tone}>
              {tone}
            </ui.Badge>
          ))}
        </ui.Row>
        <ui.ProgressBar label="导入花名册" value={3200} max={4520} text="3,200 / 4,520" />
        <ui.ProblemNotice error={new Problem('network-lost', 0)} onRetry={() => undefined} />
        <ui.HelpText summary="为什么要写理由？">含个人信息的导出会被记录。</ui.HelpText>
        <ui.DescriptionList
          items={[
            {
              label: '时间',
              value: <ui.DateRangeText from="2026-03-01T02:00:00Z" to="2026-03-01T04:15:00Z" withZone />,
            },
            { label: '手机号', value: <ui.Masked>138****0000</ui.Masked> },
            { label: '备注', value: null },
          ]}
        />
        <ui.QrCode text="https://example.org/verify/AKS-2026-E-00001" label="查验" size={140} />
        <ui.Loading />
      </ui.Card>
      <ui.ConfirmDialog
        title="结束这一期？"
        text="结班后不能再改考勤。"
        confirmLabel="结班"
        kind="danger"
        isOpen={dialog === 'confirm'}
        onConfirm={() => setDialog('none')}
        onClose={() => setDialog('none')}
      />
      <ui.ReasonDialog
        title="查看完整号码"
        confirmLabel="查看"
        isOpen={dialog === 'reason'}
        onConfirm={() => setDialog('none')}
        onClose={() => setDialog('none')}
      />
    </ui.Page>
  );
}
