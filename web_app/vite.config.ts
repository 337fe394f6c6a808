import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { devProxy } from './devProxy.ts'

export default defineConfig({
  plugins: [react(), devProxy(process.env)],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // Which other origins may call the API is the service's to say.
  server: { host: '127.0.0.1', port: 3000, strictPort: true, cors: false },
  build: {
    // The service's content security policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    // One style sheet: Vite does not ask again for a page's own one that failed to load.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 800,
    license: { fileName: 'licences.txt' },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'lint/*.test.js'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    // A busy machine is no failure.
    testTimeout: 20_000,
  },
})
