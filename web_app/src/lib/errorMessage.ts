/** Why a call failed, as a sentence for a person: what the service said, or that it said nothing. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error && error.name !== 'ServiceUnavailable' ? error.message : 'The service does not answer.'
