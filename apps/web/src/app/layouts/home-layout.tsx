import type { ReactElement } from 'react';
import { homeOf, useVisitor } from '../../api/index.js';
import { ConsoleLayout } from './console-layout.js';
import { PublicLayout } from './public-layout.js';
import { TraineeLayout } from './trainee-layout.js';

/** Around pages of everybody's own (account, notices, help): the menu that the person knows; none for visitors. */
export function HomeLayout(): ReactElement {
  const me = useVisitor();
  if (!me) return <PublicLayout />;
  return homeOf(me) === '/console' ? <ConsoleLayout /> : <TraineeLayout />;
}
