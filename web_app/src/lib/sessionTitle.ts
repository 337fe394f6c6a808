/** A session's title, or what stands in its place. */
export const sessionTitle = ({ title }: { title: string }): string => title || 'Untitled session'
