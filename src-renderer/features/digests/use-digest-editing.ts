import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Digest, DigestContent, DigestStatus } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { keepAnswer, useCommand } from '../../api/queries.ts';
import { type Autosave, useAutosave } from '../../app/autosave/use-autosave.ts';
import { isSameContent, tidied } from './content.ts';
import { keepUnsaved, readUnsaved } from './unsaved.ts';

const AUTOSAVE_MS = 1500;

export type ContentChange = (content: DigestContent) => DigestContent;

export interface DigestEditing extends Autosave<DigestContent> {
  /** Saves first what is not saved yet. */
  readonly setStatus: (status: DigestStatus, reviewer?: string) => void;
  readonly settingStatus: boolean;
}

/** A digest being edited: saved by itself, and kept beside the page until it is (EDIT-7). */
export function useDigestEditing(digest: Digest): DigestEditing {
  const host = useHost();
  const client = useQueryClient();
  const { id } = digest;
  // The answers to a save and to a change of status may come in any order.
  const keep = (saved: Digest) => {
    const kept = client.getQueryData<Digest>(['digests.get', { id }]);
    if (kept === undefined || kept.version <= saved.version) keepAnswer(client, 'digests.get', { id }, saved);
  };

  const autosave = useAutosave(
    {
      save: async (content, expectedVersion) => {
        const saved = await host.call('digests.save', { id, expectedVersion, content });
        keep(saved);
        return saved.version;
      },
      reload: async () => {
        const stored = await host.call('digests.get', { id });
        keep(stored);
        return { content: stored.content, version: stored.version };
      },
      ready: tidied,
      isSame: isSameContent,
    },
    { content: digest.content, version: digest.version },
    AUTOSAVE_MS,
    readUnsaved(window.localStorage, id),
  );

  const { content, base, state, flush } = autosave;
  useEffect(() => {
    keepUnsaved(window.localStorage, id, state === 'saved' ? null : { content, base });
  }, [id, content, base, state]);
  // With a conflict both versions are to be looked at: the other one is fetched.
  useEffect(() => {
    if (state === 'conflict') void client.invalidateQueries({ queryKey: ['digests.get', { id }] });
  }, [client, id, state]);

  const { mutate, isPending } = useCommand('digests.setStatus', { onSuccess: keep });
  const setStatus = useCallback(
    (status: DigestStatus, reviewer?: string) => {
      const go = async () => {
        if (!(await flush())) return;
        const { version } = await host.call('digests.get', { id });
        mutate({ id, expectedVersion: version, status, ...(reviewer !== undefined && { reviewer }) });
      };
      void go();
    },
    [flush, host, id, mutate],
  );
  return { ...autosave, setStatus, settingStatus: isPending };
}
