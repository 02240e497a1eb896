import type { Plan } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import type { Draft } from './builder.ts'
import { buildPlan } from './builder.ts'

/** The province's flood plan of the demo workspace, as a draft without number and date. Section ids are fixed. */
export function demoPlan(): Plan {
  return buildPlan({
    ...emptyMeta('Chuẩn bị phòng, chống lụt và ngập úng mùa mưa năm 2027'),
    issuer: 'Ủy ban nhân dân tỉnh Lam Giang',
    place: 'Lam Giang',
    bases: [],
    recipients: [
      { name: 'Thường trực Hội đồng nhân dân tỉnh', purpose: 'report' },
      { name: 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh', purpose: 'direct' },
      { name: 'Các sở, ban, ngành của tỉnh', purpose: 'carry-out' },
      { name: 'Ủy ban nhân dân các huyện, thị xã', purpose: 'carry-out' },
      { name: 'Lưu: VT, NN', purpose: 'file' },
    ],
    signature: { authority: 'TM. ỦY BAN NHÂN DÂN', role: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', name: 'Hoàng Thanh Sơn' },
  }, SECTIONS)
}

const SECTIONS: readonly Draft[] = [
  {
    id: 'mo-dau', kind: 'preamble',
    lines: [
      'Mùa mưa năm 2026, nước sông Lam dâng nhanh hơn dự tính hai ngày, 14 thôn ven sông bị chia cắt và 312 hộ phải rời nhà trong đêm. Từ những việc làm được và chưa làm được của năm đó, Ủy ban nhân dân tỉnh ban hành Kế hoạch chuẩn bị phòng, chống lụt và ngập úng mùa mưa năm 2027 trên địa bàn tỉnh Lam Giang như sau:',
    ],
  },
  { id: 'muc-dich-yeu-cau', level: 1, title: 'MỤC ĐÍCH, YÊU CẦU' },
  {
    id: 'muc-dich', level: 2, title: 'Mục đích',
    lines: [
      '- Bảo vệ tính mạng người dân là việc trước hết; không để ai bị bỏ lại khi nước lên.',
      '- Giảm một nửa số hộ phải sơ tán ban đêm so với mùa mưa năm 2026 nhờ báo sớm và đi sớm.',
      '- Trường học, trạm y tế và chợ trong vùng ngập mở cửa trở lại chậm nhất 5 ngày sau khi nước rút.',
    ],
  },
  {
    id: 'yeu-cau', level: 2, title: 'Yêu cầu',
    lines: [
      '- Mỗi việc có một người chịu trách nhiệm, có thời hạn và có cách kiểm tra; không ghi việc chung chung.',
      '- Chuẩn bị theo phương châm tại chỗ: người chỉ huy, lực lượng, phương tiện và lương thực đều có sẵn ở nơi có thể bị chia cắt.',
      '- Diễn tập trước ngày 15/7/2027 ở tất cả các xã có thôn ven sông.',
    ],
  },
  { id: 'nhiem-vu', level: 1, title: 'NHIỆM VỤ TRỌNG TÂM' },
  { id: 'bao-som', level: 2, title: 'Báo sớm, báo tới từng nhà' },
  {
    id: 'tram-do', level: 3, title: 'Đo mưa và mực nước',
    lines: [
      'Lắp thêm 12 cột đo mực nước tại các ngầm tràn và cầu dân sinh. Người trông cột đọc số ba lần mỗi ngày trong mùa mưa, sáu lần khi có tin mưa lớn, và gửi số về trực ban trong vòng 15 phút.',
    ],
  },
  {
    id: 'loa-thon', level: 3, title: 'Loa thôn và tin nhắn',
    lines: [
      '- Kiểm tra, sửa xong loa truyền thanh của 100% số thôn trong vùng ngập trước ngày 31/5/2027.',
      '- Tin báo nước lên phải được phát chậm nhất 2 giờ trước khi đường vào thôn bị ngập.',
      '- Nơi loa không tới, phân công người đi từng nhà; danh sách người đi báo do trưởng thôn lập.',
    ],
  },
  { id: 'so-tan', level: 2, title: 'Sơ tán an toàn' },
  {
    id: 'diem-so-tan', level: 3, title: 'Điểm sơ tán',
    lines: [
      'Mỗi xã vùng ngập chọn ít nhất 2 điểm sơ tán ở nền cao, có nước sạch, nhà vệ sinh và máy phát điện. Trường học chỉ dùng làm điểm sơ tán khi không còn nơi khác và phải trả lại chậm nhất 3 ngày sau khi nước rút.',
      '+ Điểm sơ tán chứa được ít nhất 200 người trong 3 ngày.',
      '+ Có chỗ riêng cho phụ nữ mang thai, người già và trẻ nhỏ.',
    ],
  },
  {
    id: 'nguoi-can-giup', level: 3, title: 'Người cần giúp đỡ khi sơ tán',
    lines: [
      'Lập danh sách người già neo đơn, người khuyết tật, phụ nữ mang thai và trẻ dưới 6 tuổi theo từng thôn; mỗi người có tên trong danh sách được ghép với một người khỏe mạnh ở gần. Danh sách cập nhật trước ngày 30/6/2027 và mỗi khi có thay đổi.',
    ],
  },
  {
    id: 'luong-thuc', level: 2, title: 'Lương thực, nước sạch và thuốc',
    lines: [
      '- Dự trữ tại mỗi điểm sơ tán đủ gạo, mì, nước uống cho 3 ngày; kiểm kê ngày 01 và ngày 15 hằng tháng từ tháng 7 đến tháng 11.',
      '- Trạm y tế xã chuẩn bị 20 cơ số thuốc tiêu chảy, da liễu và 500 viên khử khuẩn nước.',
    ],
  },
  {
    id: 'truong-hoc', level: 2, title: 'Trường học mùa nước lên',
    lines: [
      'Hiệu trưởng quyết định cho học sinh nghỉ khi đường đến trường ngập quá 20 cm và báo cho cha mẹ học sinh trước 5 giờ sáng. Không tổ chức thi, kiểm tra trong 2 ngày đầu học sinh trở lại lớp.',
    ],
  },
  {
    id: 'sau-lu', level: 2, title: 'Dọn dẹp, khôi phục sau lụt',
    lines: [
      '- Thu gom bùn, rác, xác súc vật xong trong 48 giờ sau khi nước rút.',
      '- Phun khử khuẩn trường học, trạm y tế, chợ trước khi mở cửa.',
      '- Thống kê thiệt hại theo mẫu chung, gửi trong vòng 7 ngày.',
    ],
  },
  { id: 'kinh-phi', level: 1, title: 'KINH PHÍ', lines: [
    'Ngân sách tỉnh bố trí 18,5 tỷ đồng cho cột đo, loa, xuồng máy và diễn tập; phần còn lại từ ngân sách cấp dưới và nguồn đóng góp hợp pháp. Các khoản chi công khai tại nhà văn hóa thôn.',
  ] },
  { id: 'to-chuc-thuc-hien', level: 1, title: 'TỔ CHỨC THỰC HIỆN' },
  {
    id: 'ban-chi-huy', level: 2, runIn: true, title: 'Ban Chỉ huy Phòng thủ dân sự tỉnh',
    lines: ['Trực ban 24/24 giờ từ ngày 01/7/2027 đến ngày 30/11/2027; điều phối lực lượng, phương tiện giữa các địa phương; báo cáo Ủy ban nhân dân tỉnh vào thứ Sáu hằng tuần.'],
  },
  {
    id: 'so-nong-nghiep', level: 2, runIn: true, title: 'Sở Nông nghiệp và Môi trường',
    lines: ['Chủ trì lắp cột đo, kiểm tra hồ chứa và cống tiêu; hướng dẫn thu hoạch sớm ở vùng trũng, hoàn thành trước ngày 31/8/2027.'],
  },
  {
    id: 'so-y-te', level: 2, runIn: true, title: 'Sở Y tế',
    lines: ['Cấp thuốc, vật tư cho trạm y tế vùng ngập trước ngày 15/6/2027; lập 6 tổ y tế cơ động.'],
  },
  {
    id: 'so-giao-duc', level: 2, runIn: true, title: 'Sở Giáo dục và Đào tạo',
    lines: ['Hướng dẫn trường học cách báo nghỉ, dạy bù và dạy kỹ năng an toàn dưới nước cho học sinh trong quý II năm 2027.'],
  },
  {
    id: 'cap-huyen', level: 2, runIn: true, title: 'Ủy ban nhân dân các huyện, thị xã',
    lines: ['Xây dựng kế hoạch của địa phương trước ngày 30/4/2027; chỉ đạo các xã, phường lập danh sách sơ tán, chọn điểm sơ tán và diễn tập; gửi báo cáo kết quả trước ngày 05/12/2027.'],
  },
  {
    id: 'ket', kind: 'closing',
    lines: ['Trên đây là Kế hoạch chuẩn bị phòng, chống lụt và ngập úng mùa mưa năm 2027. Trong quá trình thực hiện, nếu có khó khăn, các cơ quan, địa phương kịp thời báo cáo Ủy ban nhân dân tỉnh để xem xét./.'],
  },
]
