// `npm run dev`: the server, started again on each change, and the app on Vite's own port with changes shown at once.
import { spawn } from 'node:child_process'

const children = [
  spawn(process.execPath, ['node_modules/.bin/tsx', 'watch', '--clear-screen=false', 'server/main.ts'], {
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['node_modules/.bin/vite', '--port', '5173'], { stdio: 'inherit' }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of children) {
  child.on('exit', (code) => {
    stop()
    process.exitCode = code ?? 0
  })
}
