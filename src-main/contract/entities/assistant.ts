/**
 * What a language model or another program is told: everything has passed the gate that exports pass,
 * so that members appear as they agreed to.
 */
export interface AssistantHit {
  readonly kind: 'digest' | 'message';
  readonly id: string;
  /** Empty for messages. */
  readonly title: string;
  readonly snippet: string;
  /** Who wrote a message. */
  readonly by: string | null;
  readonly chat: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** For messages: the conversation to read. */
  readonly conversationId: string | null;
}

export interface AssistantSearch {
  readonly total: number;
  readonly hits: readonly AssistantHit[];
  readonly suggestion: string | null;
  /** False while the index is being built. */
  readonly complete: boolean;
}

export interface OpenQuestion {
  readonly conversationId: string;
  readonly question: string;
  readonly chat: string;
  readonly at: number;
  readonly messages: number;
}
