import styles from './safe-html.module.css';

/**
 * HTML that the engine rendered and sanitised (`digests.render`, `markdown.render`, `sharing.clipboard`): the one place
 * where the page takes HTML at all.
 */
export function SafeHtml({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: fed by the engine's sanitiser alone
  return <div className={styles.document} dangerouslySetInnerHTML={{ __html: html }} />;
}
