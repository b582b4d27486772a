import { ImagePlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { choosePictures, usePictures } from '../digests/pictures.ts';
import styles from './cover-field.module.css';

export interface CoverFieldProps {
  /** The picture among the library's assets; empty when the cover is made from the title. */
  readonly cover: string;
  readonly onChange: (cover: string | undefined) => void;
}

/** The picture on the cover: chosen from this computer and kept in the library, or named where it lies there. */
export function CoverField({ cover, onChange }: CoverFieldProps) {
  const { t } = useTranslation();
  const pictures = usePictures();
  const [coming, setComing] = useState(false);
  const choose = async () => {
    const [picture] = await choosePictures();
    if (picture === undefined) return;
    setComing(true);
    const asset = await pictures.keep(picture);
    setComing(false);
    if (asset !== null) onChange(asset);
  };
  return (
    <Field label={t('books.cover')} hint={t('books.coverHint')}>
      {(ids) => (
        <div className={styles.cover}>
          {cover === '' ? null : <CoverPicture asset={cover} />}
          <div className={styles.name}>
            <TextInput
              {...ids}
              maxLength={300}
              placeholder="assets/cover.jpg"
              value={cover}
              onChange={(event) => onChange(event.target.value || undefined)}
            />
            {cover === '' ? null : (
              <IconButton label={t('books.removeCover')} icon={<X />} onClick={() => onChange(undefined)} />
            )}
          </div>
          <Button small icon={<ImagePlus />} disabled={coming} onClick={() => void choose()}>
            {t('books.chooseCover')}
          </Button>
        </div>
      )}
    </Field>
  );
}

function CoverPicture({ asset }: { asset: string }) {
  const { t } = useTranslation();
  const found = useAnswer('assets.find', { asset });
  if (found.error) {
    return (
      <p className={styles.missing} role="status">
        {t('books.coverMissing')}
      </p>
    );
  }
  return found.data ? <img className={styles.picture} src={found.data.asset} alt={t('books.cover')} /> : null;
}
