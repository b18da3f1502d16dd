import { type Problem, shown } from './problem.js'

/** KIT3000 to KIT3029: what was asked for can't be run. */

const error = (code: Problem['code'], message: string, fix: string): Problem => ({ code, severity: 'error', message, fix })

export const badUrl = (url: string, reason: string): Problem =>
  error(
    'KIT3000',
    `${shown(url)} is no address that can be put under load: ${reason}.`,
    'Give an http:// or https:// URL, such as http://localhost:3000/users.',
  )

export const remoteTarget = (host: string): Problem =>
  error(
    'KIT3001',
    `${shown(host)} is neither this machine nor in a private network, and a load test there may harm others.`,
    `If it is yours to load, say so with --allow-remote ${host}.`,
  )

export const badHeader = (header: string): Problem =>
  error('KIT3002', `${shown(header)} is no header.`, "Write 'name: value', e.g. --header 'accept: application/json'.")

export const unreadableFile = (path: string, reason: string): Problem =>
  error('KIT3003', `The file ${shown(path)} can't be read: ${reason}.`, 'Correct the path; it is relative to the project.')

export const badThreshold = (text: string): Problem =>
  error(
    'KIT3004',
    `${shown(text)} is no threshold.`,
    'Write a figure, a comparison and a value: p99<250ms, errors<0.1%, rps>500, or for one request getUser:p95<50ms.',
  )

export const badStatus = (text: string): Problem =>
  error('KIT3005', `${shown(text)} is no status that can be expected.`, 'Write statuses and ranges from 100 to 599: 400, or 200-299,404.')

export const badOptions = (reason: string): Problem =>
  error('KIT3006', `This run can't be made: ${reason}.`, 'Correct the options named here.')

export const badScenario = (path: string, reason: string): Problem =>
  error('KIT3007', `The scenario ${shown(path)} can't be used: ${reason}.`, 'Correct the file; the manual has its form.')

export const thresholdWithoutRequest = (name: string, known: readonly string[]): Problem =>
  error('KIT3008', `A threshold names the request ${shown(name)}, and there is none of that name.`, `Requests are: ${known.join(', ')}.`)

export const badStages = (text: string): Problem =>
  error('KIT3009', `${shown(text)} is no rate.`, 'Write requests per second (100), or stages with a duration: 100x30s, 100-500x1m.')
