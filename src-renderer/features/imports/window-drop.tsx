import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useGo } from '../../app/use-navigation.ts';
import { addFiles, emptyBatch } from './batch.ts';
import { batchStore } from './batch-store.ts';
import styles from './window-drop.module.css';

/** Takes files dropped anywhere on the window to the import screen. */
export function WindowDrop() {
  const { t } = useTranslation();
  const host = useHost();
  const go = useGo();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // What is below and takes them has them.
      setOver(!event.defaultPrevented);
      // Without this the browser would leave the page and open the file.
      event.preventDefault();
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      go.imports();
      void host.pathsOfDrop(files).then((paths) => batchStore.update((batch) => addFiles(batch, paths)));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [host, go]);

  // The files belong to the library that was open when they were picked.
  useEffect(() => () => batchStore.update(() => emptyBatch), []);

  return over ? <div className={styles.veil}>{t('imports.dropAnywhere')}</div> : null;
}
