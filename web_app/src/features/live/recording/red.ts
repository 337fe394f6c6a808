/** The red of a recording: white on it reaches 4.5:1, and it reaches 3:1 on the light and the dark theme alike. */
export const RED = '#c62828'
