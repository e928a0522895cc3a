// Social security, relief and funerals.
import { ask, law, legalAidFor, place, service, type BuiltIn } from './entry.ts'

export const social: readonly BuiltIn[] = [
  service(
    'insurance-aid',
    'social_security',
    ['为社保待遇申请法律援助', 'Legal aid for social insurance'],
    ['社保不给我待遇想请免费律师', '养老金少发了打官司', '社保待遇纠纷法律援助', '工伤保险不赔找法律援助'],
    legalAidFor('请求给予社会保险待遇或者社会救助'),
    {
      eligibility: ['要社保待遇,经济困难,没请律师', 'You claim benefits, are in need and have no lawyer'],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
    },
  ),
  service(
    'insurance-counter',
    'social_security',
    ['社保事项到窗口人工办', 'Social security at a staffed counter'],
    ['社保能不能去柜台办', '不会用手机办社保', '社保非要在网上办吗', '社保业务人工窗口'],
    law(
      '无障碍环境建设法',
      '第三十九条',
      '公共服务场所涉及医疗健康、社会保障、金融业务、生活缴费等服务事项的，应当保留现场指导、人工办理等传统服务方式',
    ),
    {
      channel: ['现场有人指导,可以人工办', 'On site, with staff to help'],
      handler: ['办社保的公共服务场所', 'The place that handles it'],
    },
  ),
  service(
    'card-replacement',
    'social_security',
    ['补办社保卡', 'Replace a social security card'],
    [
      '社保卡丢了怎么补',
      '社保卡掉了',
      '补办社保卡',
      '社保卡坏了换一张',
      '医保卡丢了去哪补',
      '挂失社保卡',
      'lost social security card replacement',
    ],
    null,
  ),
  service(
    'pension-check',
    'social_security',
    ['领养老金的资格认证', 'Yearly check for pensions'],
    [
      '养老金认证',
      '领养老金每年要认证',
      '退休人员认证怎么弄',
      '养老待遇资格认证',
      '人脸认证养老金',
      '社保认证',
    ],
    null,
  ),
  service(
    'resident-pension',
    'social_security',
    ['城乡居民养老保险参保', 'Join the residents’ pension scheme'],
    ['没有单位怎么交养老保险', '城乡居民养老保险', '自己买社保', '参加养老保险', '农民养老保险交多少'],
    null,
  ),
  service(
    'minimum-living',
    'social_assistance',
    ['申请低保', 'Apply for the minimum living allowance'],
    ['低保怎么申请', '吃低保要什么条件', '想办低保', '家里困难申请最低生活保障', '低保户怎么办'],
    null,
    { asks: [ask('household', ['家里一共几口人?', 'How many people live in the household?'])] },
  ),
  service(
    'temporary-relief',
    'social_assistance',
    ['申请临时救助', 'Apply for temporary relief'],
    [
      '临时救助',
      '突然遇到困难可以申请救济',
      '家里遭火灾有没有救济',
      '大病花光了钱有没有救助',
      '困难补助怎么申请',
    ],
    null,
  ),
  service(
    'relief-aid',
    'social_assistance',
    ['为社会救助申请法律援助', 'Legal aid to claim relief'],
    ['低保不批想请免费律师', '救助不给办找法律援助', '社会救助打官司'],
    legalAidFor('请求给予社会保险待遇或者社会救助'),
    {
      eligibility: ['要社会救助,经济困难,没请律师', 'You claim relief, are in need and have no lawyer'],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
    },
  ),
  service(
    'survivor-aid',
    'social_assistance',
    ['为抚恤金申请法律援助', 'Legal aid for survivors’ benefits'],
    ['抚恤金不发找谁', '抚恤金打官司没钱请律师', '领抚恤金法律援助'],
    legalAidFor('请求发给抚恤金'),
    {
      eligibility: ['要抚恤金,经济困难,没请律师', 'You claim survivors’ benefits, are in need, no lawyer'],
      fee: ['不收钱', 'Free'],
      handler: ['法律援助机构', 'The legal aid office'],
    },
  ),
  service(
    'shelter',
    'social_assistance',
    ['受害人临时庇护', 'Shelter for victims of family violence'],
    ['庇护所', '临时住的庇护场所', '受害人没地方住', '妇女庇护', '离开家没地方去想找庇护'],
    law(
      '反家庭暴力法',
      '第十八条',
      '县级或者设区的市级人民政府可以单独或者依托救助管理机构设立临时庇护场所，为家庭暴力受害人提供临时生活帮助',
    ),
    {
      eligibility: ['家庭暴力的受害人', 'Victims of family violence'],
      danger: 'domestic_violence',
      handler: [
        '县、市政府设的庇护场所,或者救助管理机构',
        'The county’s or city’s shelter or relief station',
      ],
    },
  ),
  service(
    'child-hardship',
    'social_assistance',
    ['困境孩子的帮扶', 'Help for children in hardship'],
    ['困难家庭的孩子有没有帮扶', '困境儿童', '贫困娃娃补助', '孤儿有没有照顾', '事实无人抚养儿童'],
    law(
      '未成年人保护法',
      '第九十一条',
      '各级人民政府及其有关部门对困境未成年人实施分类保障，采取措施满足其生活、教育、安全、医疗康复、住房等方面的基本需要',
      place('未成年人保护法', '第四十三条', '建立留守未成年人、困境未成年人的信息档案并给予关爱帮扶'),
    ),
    {
      eligibility: ['生活、上学、看病、住房有困难的孩子', 'Children short of living, school, care or a home'],
      handler: [
        '政府有关部门;社区建档、帮扶',
        'Government departments; the community keeps a file and helps',
      ],
    },
  ),
  service(
    'left-behind',
    'social_assistance',
    ['留守孩子登记和关爱', 'Register a child left behind'],
    ['留守儿童登记', '爸妈都在外打工的娃娃', '留守娃娃有没有人管', '留守儿童关爱'],
    law('未成年人保护法', '第四十三条', '建立留守未成年人、困境未成年人的信息档案并给予关爱帮扶'),
    {
      eligibility: ['父母外出的留守孩子', 'Children whose parents work away'],
      handler: ['社区管未成年人保护的专人', 'The community’s person for children'],
    },
  ),
  service(
    'temporary-guardianship',
    'social_assistance',
    ['没人监护的孩子临时监护', 'Temporary guardianship'],
    ['孩子没人管谁来监护', '监护人找不到了', '爸妈下落不明孩子怎么办', '民政临时监护', '流浪的孩子谁管'],
    law('未成年人保护法', '第九十二条', '具有下列情形之一的，民政部门应当依法对未成年人进行临时监护'),
    {
      eligibility: ['孩子找不到监护人,或者监护人不能管', 'No guardian is found, or none can care'],
      handler: ['民政部门', 'The civil affairs department'],
    },
  ),
  service(
    'fraud-hardship',
    'social_assistance',
    ['被诈骗后生活困难的救助', 'Relief after a fraud'],
    ['被骗光了钱没法生活有没有救助', '被诈骗后生活困难', '受骗人救助'],
    law(
      '反电信网络诈骗法',
      '第三十四条',
      '对遭受重大生活困难的被害人，符合国家有关救助条件的，有关方面依照规定给予救助',
    ),
    {
      eligibility: [
        '被电信诈骗,生活遇到大困难,符合救助条件',
        'Victims of telecom fraud in grave need who qualify',
      ],
    },
  ),
  service(
    'deceased-data',
    'funeral',
    ['查、删去世亲人的个人信息', 'Data of a relative who died'],
    ['去世亲人的个人信息怎么删', '老人走了账号信息注销', '查去世家人的信息', '逝者的信息'],
    law(
      '个人信息保护法',
      '第四十九条',
      '自然人死亡的，其近亲属为了自身的合法、正当利益，可以对死者的相关个人信息行使本章规定的查阅、复制、更正、删除等权利',
    ),
    {
      eligibility: [
        '近亲属;本人生前另有安排的除外',
        'Close relatives, unless the deceased arranged otherwise',
      ],
      handler: ['留着这些信息的单位', 'Whoever keeps the data'],
    },
  ),
  service(
    'burial',
    'funeral',
    ['办理火化、安葬', 'Cremation and burial'],
    ['老人走了怎么办后事', '火化怎么办', '安葬手续', '殡仪馆怎么联系', '买墓地', '办丧事'],
    null,
  ),
  service(
    'funeral-allowance',
    'funeral',
    ['申请丧葬补助', 'Funeral allowance'],
    ['丧葬费怎么领', '丧葬补助', '火化有没有补贴', '殡葬补贴'],
    null,
  ),
]
