import { QunshuError } from '../../contract/index.ts';

/** Gives a failed file operation its code; what is no file error stays as it is. */
export function describeFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) {
    return error;
  }
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new QunshuError('disk-full', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new QunshuError('permission-denied', { path }, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new QunshuError('file-missing', { path }, { cause: error });
    case 'EISDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EIO':
      return new QunshuError('file-unreadable', { path, reason: error.message }, { cause: error });
    default:
      return error;
  }
}

/** Runs file work and gives its failures a code. */
export function withFileErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw describeFileError(error, path);
  }
}
