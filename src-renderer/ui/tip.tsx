import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import styles from './tip.module.css';

/** The popup of a tooltip. */
export function Tip({ children, side = 'bottom' }: { children: ReactNode; side?: 'bottom' | 'right' }) {
  return (
    <Tooltip.Portal>
      <Tooltip.Positioner sideOffset={6} side={side}>
        <Tooltip.Popup className={styles.tip}>{children}</Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  );
}
