import { Toast } from '@base-ui/react/toast';

export interface ToastData {
  readonly tone: 'plain' | 'error';
  readonly actionLabel?: string;
  readonly onAction?: () => void;
}

/** All toasts of the page; usable outside of components too. */
export const toastManager = Toast.createToastManager<ToastData>();

/** What `U` takes back: the undo of the toast shown last, while it is shown. */
let latestUndo: { readonly toastId: string; readonly run: () => void } | null = null;

export interface ToastContent {
  readonly title: string;
  readonly description?: string;
}

export function showToast(content: ToastContent): void {
  toastManager.add({ ...content, timeout: 5000, data: { tone: 'plain' } });
}

/** An error stays until it is closed: it says what to do next. */
export function showErrorToast(content: ToastContent): void {
  toastManager.add({ ...content, timeout: 0, priority: 'high', data: { tone: 'error' } });
}

/** Says what was done and offers something to do about it. */
export function showActionToast(content: ToastContent, actionLabel: string, onAction: () => void): void {
  const toastId = toastManager.add({
    ...content,
    timeout: 9000,
    data: {
      tone: 'plain',
      actionLabel,
      onAction: () => {
        toastManager.close(toastId);
        onAction();
      },
    },
  });
}

/** Says what was done and how to take it back, by the toast's button or by `undoLatest`. */
export function showUndoToast(content: ToastContent, undoLabel: string, undo: () => void): void {
  const run = () => {
    if (latestUndo?.toastId === toastId) latestUndo = null;
    toastManager.close(toastId);
    undo();
  };
  const toastId = toastManager.add({
    ...content,
    timeout: 9000,
    data: { tone: 'plain', actionLabel: undoLabel, onAction: run },
    onRemove: () => {
      if (latestUndo?.toastId === toastId) latestUndo = null;
    },
  });
  latestUndo = { toastId, run };
}

/** Takes back what the latest undo toast is about; false when there is nothing to take back. */
export function undoLatest(): boolean {
  const undo = latestUndo;
  undo?.run();
  return undo !== null;
}
