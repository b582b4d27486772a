import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptedImage, IMAGE_SIGNATURE, QunshuError } from '../../../src-main/contract/index.ts';
import { chooseFiles } from '../../api/choose-files.ts';
import { useHost } from '../../api/host-context.ts';
import { presentError } from '../../app/i18n/present-error.ts';
import { pictureName } from '../../ui/markdown-editor/picture-files.ts';
import type { PictureIntake } from '../../ui/markdown-editor/picture-intake.ts';
import { showErrorToast } from '../../ui/toast.ts';

/** Lets the user choose pictures of the kinds that a library keeps; empty when they changed their mind. */
export function choosePictures(): Promise<readonly File[]> {
  return chooseFiles('image/png,image/jpeg,image/gif,image/webp');
}

/** Keeps pictures in the library that is open (EDIT-13); what is refused is told in a toast. */
export function usePictures(): PictureIntake {
  const { t } = useTranslation();
  const host = useHost();
  return useMemo(
    () => ({
      coming: t('digests.pictureComing'),
      nameOf: ({ name }) => pictureName(name) || t('digests.picture'),
      keep: async (picture) => {
        const name = picture.name || t('digests.picture');
        try {
          // Before the whole of it is read and sent.
          acceptedImage(name, picture.size, await startOf(picture));
          return (await host.call('assets.store', { name: name.slice(0, 500), data: await base64Of(picture) })).asset;
        } catch (thrown) {
          const { message, next } = presentError(thrown, t);
          showErrorToast({ title: message, description: next });
          return null;
        }
      },
    }),
    [host, t],
  );
}

/** @throws {QunshuError} `file-unreadable` */
async function startOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, IMAGE_SIGNATURE).arrayBuffer());
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
}

/** The contents of a file in Base64. @throws {QunshuError} `file-unreadable` */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // `data:image/png;base64,…`
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(unreadable(file, reader.error));
    reader.readAsDataURL(file);
  });
}

function unreadable(file: File, cause: unknown): QunshuError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new QunshuError('file-unreadable', { path: file.name, reason }, { cause });
}
