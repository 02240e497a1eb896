/** The invented province of the demo workspace: one committee, three districts, six communes. */
export interface DemoUnit {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly level: 'province' | 'district' | 'commune'
  /** Code of the unit above, null at the top. */
  readonly parent: string | null
  readonly place: string
  readonly notation: string
  /** What a plan from above says and this unit says instead. */
  readonly terms: Readonly<Record<string, string>>
}

export const DEMO_UNITS: readonly DemoUnit[] = [
  {
    code: 'lamgiang', name: 'Ủy ban nhân dân tỉnh Lam Giang', shortName: 'Tỉnh Lam Giang', level: 'province', parent: null,
    place: 'Lam Giang', notation: 'UBND', terms: {},
  },
  district('sonha', 'huyện', 'Sơn Hạ'),
  district('binhsa', 'huyện', 'Bình Sa'),
  district('dongpho', 'thị xã', 'Đông Phố'),
  commune('khemay', 'xã', 'Khe Mây', 'sonha', 'huyện Sơn Hạ'),
  commune('suoingan', 'xã', 'Suối Ngàn', 'sonha', 'huyện Sơn Hạ'),
  commune('conbai', 'xã', 'Cồn Bãi', 'binhsa', 'huyện Bình Sa'),
  commune('vanchai', 'xã', 'Vạn Chài', 'binhsa', 'huyện Bình Sa'),
  commune('bengo', 'phường', 'Bến Gỗ', 'dongpho', 'thị xã Đông Phố'),
  commune('cauvan', 'phường', 'Cầu Ván', 'dongpho', 'thị xã Đông Phố'),
]

function district(code: string, tier: string, place: string): DemoUnit {
  return {
    code, name: `Ủy ban nhân dân ${tier} ${place}`, shortName: `${tier.charAt(0).toUpperCase()}${tier.slice(1)} ${place}`,
    level: 'district', parent: 'lamgiang', place, notation: 'UBND',
    terms: {
      'tỉnh Lam Giang': `${tier} ${place}`,
      'toàn tỉnh': `toàn ${tier}`,
      'Ủy ban nhân dân tỉnh': `Ủy ban nhân dân ${tier}`,
      'Ban Chỉ huy Phòng thủ dân sự tỉnh': `Ban Chỉ huy Phòng thủ dân sự ${tier}`,
    },
  }
}

function commune(code: string, tier: string, place: string, parent: string, above: string): DemoUnit {
  const aboveTier = above.startsWith('thị xã') ? 'thị xã' : 'huyện'
  return {
    code, name: `Ủy ban nhân dân ${tier} ${place}`, shortName: `${tier.charAt(0).toUpperCase()}${tier.slice(1)} ${place}`,
    level: 'commune', parent, place, notation: 'UBND',
    terms: {
      [above]: `${tier} ${place}`,
      [`toàn ${aboveTier}`]: `toàn ${tier}`,
      [`Ủy ban nhân dân ${aboveTier}`]: `Ủy ban nhân dân ${tier}`,
      [`Ban Chỉ huy Phòng thủ dân sự ${aboveTier}`]: `Ban Chỉ huy Phòng thủ dân sự ${tier}`,
    },
  }
}
