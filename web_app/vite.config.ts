import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const service = process.env.MIEN_SERVICE ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 3000, strictPort: true, proxy: { '/api': service } },
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
