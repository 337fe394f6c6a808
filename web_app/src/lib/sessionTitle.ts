/** A session's title, or a placeholder. */
export const sessionTitle = ({ title }: { title: string }): string => title || 'Untitled session'
