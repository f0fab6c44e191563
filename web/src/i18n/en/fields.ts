import type zh from '../zh-CN/fields'

const en: typeof zh = {
  yes: 'Yes',
  no: 'No',
  yuan: (text) => `${text} yuan`,
  people: (count) => (count === '1' ? '1 person' : `${count} people`),
}

export default en
