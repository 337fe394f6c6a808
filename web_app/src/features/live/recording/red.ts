/** The red of a recording: 4.5:1 with white text, 3:1 against both themes. */
export const RED = '#c62828'
