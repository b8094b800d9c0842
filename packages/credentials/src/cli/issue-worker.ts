import { parentPort, workerData } from 'node:worker_threads'
import { type IssueSetUp, issueMaker } from './issue-lines.ts'
import { answerPieces } from './lines.ts'

answerPieces(parentPort, await issueMaker(workerData as IssueSetUp))
