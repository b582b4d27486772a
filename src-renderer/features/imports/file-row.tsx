import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportOptions } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { changeFile, fileName, isSure, isTable, type PickedFile, removeFile } from './batch.ts';
import { batchStore } from './batch-store.ts';
import { ColumnMappingForm } from './column-mapping-form.tsx';
import { FilePreview } from './file-preview.tsx';
import styles from './file-row.module.css';
import { ImportOptionsForm } from './import-options-form.tsx';
import { useFormatName } from './use-format-name.ts';

/** A picked file: what it seems to be, and how to read it otherwise. */
export function FileRow({ file }: { file: PickedFile }) {
  const { t } = useTranslation();
  const waiting = file.jobId === null;
  const set = (change: Partial<PickedFile>) => batchStore.update((batch) => changeFile(batch, file.path, change));
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <IconButton
          small
          label={t(file.open ? 'imports.hideOptions' : 'imports.showOptions', { name: fileName(file.path) })}
          icon={file.open ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={file.open}
          onClick={() => set({ open: !file.open })}
        />
        <span className={styles.name} dir="auto" title={file.path}>
          {fileName(file.path)}
        </span>
        <DetectedFormat file={file} />
        {waiting ? (
          <IconButton
            small
            label={t('imports.remove', { name: fileName(file.path) })}
            icon={<X />}
            onClick={() => batchStore.update((batch) => removeFile(batch, file.path))}
          />
        ) : null}
      </div>
      {file.error ? <ErrorNotice error={file.error} /> : null}
      {file.open ? <FileDetails file={file} onChange={(options) => set({ options })} /> : null}
    </li>
  );
}

/** How to read the file, and a look at what would come of it. */
function FileDetails({ file, onChange }: { file: PickedFile; onChange: (options: ImportOptions) => void }) {
  const detection = useAnswer('importing.detect', { path: file.path });
  const format = file.options.format ?? detection.data?.format ?? '';
  return (
    <div className={styles.details}>
      <ImportOptionsForm options={file.options} candidates={detection.data?.candidates ?? []} onChange={onChange} />
      {isTable(format) ? <ColumnMappingForm path={file.path} options={file.options} onChange={onChange} /> : null}
      {file.jobId === null ? (
        <FilePreview file={file} onChoose={(chats) => onChange({ ...file.options, chats })} />
      ) : null}
    </div>
  );
}

function DetectedFormat({ file }: { file: PickedFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = file.options.format;
  const nameOf = useFormatName();
  const detection = useAnswer('importing.detect', { path: file.path }, { enabled: chosen === undefined });
  if (chosen) return <Badge tone="blue">{nameOf(chosen)}</Badge>;
  if (detection.isPending) return <Badge>{t('imports.detecting')}</Badge>;
  if (detection.error) return <Badge tone="red">{t('imports.unreadable')}</Badge>;
  if (detection.data.format === null) return <Badge tone="red">{t('imports.unknownFormat')}</Badge>;
  return (
    <Badge tone={isSure(detection.data) ? 'green' : 'yellow'}>
      {nameOf(detection.data.format)} · {format.share(detection.data.confidence)}
    </Badge>
  );
}
