using System.Collections.Frozen;
using Events.Domain.Common;

namespace Events.Domain.Lists;

/// <summary>
/// What columns are called. The first word of a language heads our own files; all of them, folded, are known when a list comes in: a file
/// that went out comes back without being asked about.
/// </summary>
public static class ColumnWords
{
    private static readonly FrozenDictionary<string, Dictionary<string, string[]>> words = new Dictionary<string, Dictionary<string, string[]>>(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = In(["Id"], ["编号"], ["Id"]),
        ["honorific"] = In(["Courtesy title", "Honorific", "Prefix", "Salutation", "Mr/Ms"], ["称谓", "尊称"], ["Sapaan", "Gelar sapaan"], "Civilité", "Tratamiento", "Danh xưng"),
        ["name"] = In(["Name", "Full name", "Name in English", "Name (English)", "Participant", "Participant name", "Delegate name", "Name of participant"], ["姓名", "英文姓名", "姓名（英文）", "名字"], ["Nama", "Nama lengkap"], "Nom", "Nom complet", "Nombre", "Họ và tên", "ชื่อ", "Имя"),
        ["nativeName"] = In(["Name in native script", "Native name", "Name in Chinese", "Chinese name", "Local name"], ["中文姓名", "母语姓名", "姓名（中文）"], ["Nama dalam aksara asli"], "Nom d’origine"),
        ["sortAs"] = In(["Sorted as", "Sort name"], ["排序名"], ["Diurutkan sebagai"]),
        ["office"] = In(["Office", "Title", "Position", "Job title", "Designation", "Function", "Post"], ["职务", "职位", "头衔"], ["Jabatan", "Posisi"], "Fonction", "Titre", "Cargo", "Chức vụ", "ตำแหน่ง", "Должность"),
        ["organisation"] = In(["Organisation", "Organization", "Institution", "Company", "Affiliation", "Ministry", "Agency", "Employer"], ["单位", "机构", "工作单位", "公司"], ["Organisasi", "Instansi", "Lembaga", "Perusahaan"], "Organisme", "Organización", "Institución", "Cơ quan", "หน่วยงาน", "Организация"),
        ["delegation"] = In(["Delegation", "Country", "Party", "Member state", "Country/Organisation", "Country or organisation", "Delegation of"], ["代表团", "国家", "国别", "国家/组织"], ["Delegasi", "Negara"], "Délégation", "Pays", "Delegación", "País", "Đoàn", "Quốc gia", "ประเทศ", "Делегация", "Страна"),
        ["category"] = In(["Category", "Badge category", "Participant type", "Type"], ["类别", "证件类别", "人员类别"], ["Kategori"], "Catégorie", "Categoría", "Loại", "Категория"),
        ["capacity"] = In(["Capacity", "Role", "Role in delegation", "Role in the delegation"], ["身份", "代表团身份", "代表团职务"], ["Kapasitas", "Peran"], "Qualité", "Calidad"),
        ["state"] = In(["State", "Status"], ["状态"], ["Status"]),
        ["email"] = In(["E-mail", "Email", "Email address", "E-mail address", "Mail"], ["电子邮件", "邮箱", "电子邮箱"], ["Surel", "Alamat surel"], "Courriel", "Correo electrónico", "Correo", "Thư điện tử"),
        ["nationality"] = In(["Nationality", "Citizenship"], ["国籍"], ["Kewarganegaraan"], "Nationalité", "Nacionalidad", "Quốc tịch", "สัญชาติ", "Гражданство"),
        ["photo"] = In(["Photo"], ["照片"], ["Foto"]),
        ["badge"] = In(["Badge"], ["证件编号"], ["Lencana"]),
        ["nominated"] = In(["Nominated (UTC)"], ["提名时间 (UTC)"], ["Dinominasikan (UTC)"]),
        ["decided"] = In(["Decided (UTC)"], ["审定时间 (UTC)"], ["Diputuskan (UTC)"]),
        ["title"] = In(["Project"], ["项目"], ["Proyek"]),
        ["parties"] = In(["Parties"], ["签约方"], ["Para pihak"]),
        ["countries"] = In(["Countries"], ["国家"], ["Negara"]),
        ["instrument"] = In(["Instrument"], ["文件类型"], ["Jenis naskah"]),
        ["sector"] = In(["Sector"], ["领域"], ["Sektor"]),
        ["signedOn"] = In(["Signed on"], ["签署日期"], ["Ditandatangani pada"]),
        ["disclosure"] = In(["Disclosure of the value"], ["金额披露"], ["Keterbukaan nilai"]),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields of ours that a list of members may bring.</summary>
    public static readonly IReadOnlyList<string> Importable = ["delegation", "name", "nativeName", "honorific", "office", "organisation", "capacity", "category", "email", "nationality"];

    private static readonly FrozenDictionary<string, string> fields = Importable
        .SelectMany(field => words[field].Values.SelectMany(inLanguage => inLanguage).Append(field).Select(word => (Word: Key(word), Field: field)))
        .DistinctBy(word => word.Word).ToFrozenDictionary(word => word.Word, word => word.Field);

    /// <summary>What heads the column in our files; English where a language has no word.</summary>
    public static string Header(string field, string language)
    {
        var known = words[field];
        return (known.GetValueOrDefault(language) ?? known.GetValueOrDefault(language.Split('-')[0]) ?? known[LocalizedText.English])[0];
    }

    /// <summary>The field of ours that a header of a list means; null when none is known.</summary>
    public static string? Field(string header) => fields.GetValueOrDefault(Key(header));

    /// <summary>A value as our files say it and the import reads it: <c>AlternateHead</c> as "Alternate head".</summary>
    public static string Value<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    /// <summary>Folded, without what lists add to a header: a star for "needed", a colon, brackets.</summary>
    private static string Key(string header) => string.Join(' ', Folding.Fold(header).Split([' ', '*', ':', '(', ')', '.', '-', '_', '/', '’', '\''], StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, string[]> In(string[] english, string[] chinese, string[] indonesian, params string[] others) =>
        new(StringComparer.OrdinalIgnoreCase) { ["en"] = english, ["zh"] = chinese, ["id"] = indonesian, ["other"] = others };
}
