import type { Detection, FormatCandidate } from '../../contract/index.ts';
import type { ExportSource, Format } from './format.ts';
import { HEAD_BYTES, LONG_HEAD_BYTES, readHead } from './head.ts';

/** Below this, a name for the format would be a shot in the dark. */
const THRESHOLD = 0.3;
/** From here on nothing could change the answer. */
const CERTAIN = 0.9;
/** An archive or folder with more chat files than this is looked at no further. */
const CHAT_FILES = 50;

export interface DetectedFile {
  /** The file that looked most like an export; null when there is none to look at. */
  readonly file: ExportSource | null;
  readonly detection: Detection;
}

/** Looks at each file and tells which is the export, and of which format. */
export async function detectAmong(files: readonly ExportSource[], formats: readonly Format[]): Promise<DetectedFile> {
  let best: DetectedFile = { file: files[0] ?? null, detection: { format: null, confidence: 0, candidates: [] } };
  const isMarked = ({ entry }: ExportSource) => formats.some((format) => format.marks?.(entry));
  const marked = files.length > CHAT_FILES ? files.filter(isMarked) : [];
  for (const file of [...marked, ...files].slice(0, CHAT_FILES)) {
    const detection = await detectFormat(file, formats);
    if (detection.confidence > best.detection.confidence) {
      best = { file, detection };
    }
    if (detection.confidence === 1) {
      break;
    }
  }
  return best;
}

async function detectFormat(file: ExportSource, formats: readonly Format[]): Promise<Detection> {
  const head = await readHead(file, HEAD_BYTES);
  let candidates = rank(formats, head);
  const isLongDocument = head.paths.size > 0 && file.totalBytes > HEAD_BYTES;
  if (isLongDocument && (candidates[0]?.confidence ?? 0) < CERTAIN) {
    candidates = rank(formats, await readHead(file, LONG_HEAD_BYTES));
  }
  const [first] = candidates;
  const isKnown = first !== undefined && first.confidence >= THRESHOLD;
  return { format: isKnown ? first.format : null, confidence: first?.confidence ?? 0, candidates };
}

function rank(formats: readonly Format[], head: Parameters<Format['sniff']>[0]): FormatCandidate[] {
  return formats
    .map((format) => ({ format: format.id, name: format.name, confidence: Math.round(format.sniff(head) * 100) / 100 }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}
