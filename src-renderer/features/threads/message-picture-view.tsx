import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import styles from './message-picture-view.module.css';
import type { MessagePicture } from './message-pictures.ts';

/** A picture of a message, small; a click shows it as large as there is room. One that cannot be shown is left out. */
export function MessagePictureView({ picture }: { picture: MessagePicture }) {
  const { t } = useTranslation();
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken) return null;
  return (
    <button
      type="button"
      className={classNames(styles.picture, large && styles.large)}
      aria-expanded={large}
      aria-label={t('threads.enlarge', { name: picture.name })}
      onClick={() => setLarge(!large)}
    >
      <img src={picture.asset} alt="" loading="lazy" draggable={false} onError={() => setBroken(true)} />
    </button>
  );
}
