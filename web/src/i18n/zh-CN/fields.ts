export default {
  yes: '是',
  no: '否',
  yuan: (text: string) => `${text} 元`,
  people: (count: string) => `${count} 人`,
}
