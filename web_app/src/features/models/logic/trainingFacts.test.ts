import { expect, it } from 'vitest'
import { trainingFacts } from './trainingFacts'

it('tells the data, targets, epochs, time and command that a record holds', () => {
  const training = {
    rows: 28559,
    targets: '50% FER label',
    epochs_trained: 36,
    minutes: 152,
    command: 'python train_fer2013.py',
  }
  expect(trainingFacts({ training })).toEqual([
    ['Data', '28,559 pictures of FER-2013’s Training split'],
    ['Targets', '50% FER label.'],
    ['Epochs', '36'],
    ['Time', '2 h 32 min'],
    ['Command', 'python train_fer2013.py'],
  ])
})

it('says nothing of what a record lacks, or holds in another shape', () => {
  expect(trainingFacts({ training: { rows: 'many', minutes: 12, targets: ['a'] } })).toEqual([['Time', '12 min']])
  expect(trainingFacts({ training: {} })).toEqual([])
})
