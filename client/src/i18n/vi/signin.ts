export const signin = {
  title: 'Đăng nhập',
  chooseDemo: 'Chọn một người để dùng thử',
  demoNote: 'Không gian dùng thử trên máy này: tỉnh Lam Giang và các đơn vị đều là hư cấu.',
  orEmail: 'Hoặc đăng nhập bằng e-mail',
  email: 'E-mail',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  signInAs: '{{name}}, {{role}}, {{unit}}',
  rest_other: '{{count}} đơn vị khác',
  does: {
    drafter: 'viết và sửa kế hoạch', reviewer: 'đọc và góp ý', approver: 'duyệt và ban hành', reader: 'chỉ đọc', admin: 'quản lý đơn vị, làm được mọi việc',
  },
} as const
