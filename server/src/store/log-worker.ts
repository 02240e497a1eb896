/**
 * The log's thread. What arrives while a commit waits for the disk is gathered into the next one, so the number of
 * commits follows the disk and not the number of writers. Order is kept: an append and a later request of any kind are
 * answered in the order in which they came.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { createLogDesk } from './log-desk.ts'
import { openLogFile } from './log-file.ts'
import type { LogRequest } from './log-messages.ts'

if (parentPort === null) throw new Error('the log worker runs in a worker thread')
const port = parentPort
// The thread's creator passes the file's path and nothing else.
const desk = createLogDesk(openLogFile(workerData as string), (answers) => port.postMessage(answers))

port.on('message', (first: LogRequest) => {
  const requests = [first]
  for (let more = receiveMessageOnPort(port); more !== undefined; more = receiveMessageOnPort(port)) requests.push(more.message)
  desk(requests)
  if (requests.some((request) => request.type === 'close')) port.close()
})
